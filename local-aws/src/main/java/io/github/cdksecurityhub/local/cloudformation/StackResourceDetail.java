package io.github.cdksecurityhub.local.cloudformation;

import java.time.Instant;

/**
 * A resource of a stack as DescribeStackResource reports it: the state after its last event.
 *
 * @param stackName the stack's name
 * @param stackId the stack's ARN
 * @param logicalId its name in the template
 * @param physicalId its physical id, empty while it has none
 * @param type its type
 * @param status such as {@code CREATE_IN_PROGRESS}
 * @param reason why, empty where there is nothing to report
 * @param updated when it got that status
 */
public record StackResourceDetail(
    String stackName,
    String stackId,
    String logicalId,
    String physicalId,
    String type,
    String status,
    String reason,
    Instant updated) {}
