package io.github.cdksecurityhub.local.cloudformation;

/**
 * A call of CloudFormation's API by a function.
 *
 * @param action for instance {@code DescribeStackResource}
 * @param stack the name or ARN of the stack that it names
 * @param logicalId the resource that it names, empty where it names none
 * @param role the ARN of the caller's role, empty where it has none
 */
public record StackCall(String action, String stack, String logicalId, String role) {}
