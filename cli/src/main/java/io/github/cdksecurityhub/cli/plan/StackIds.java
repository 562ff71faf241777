package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.template.StackEnvironment;

/** The StackIds of stacks that are not deployed, or can't be read. */
final class StackIds {
  /** CloudFormation ends its own with a UUID. */
  private static final String NOT_DEPLOYED = "not-deployed";

  private StackIds() {}

  static String notDeployed(String name, StackEnvironment environment) {
    return "arn:%s:cloudformation:%s:%s:stack/%s/%s"
        .formatted(
            environment.partition().orElse("aws"),
            environment.region().orElse("unknown"),
            environment.account().orElse("unknown"),
            name,
            NOT_DEPLOYED);
  }

  /** Returns that of a stack nested in {@code parent}; its name is the parent's and more. */
  static String notDeployedIn(String parent, String logicalId) {
    boolean isNested = parent.endsWith("-" + NOT_DEPLOYED);
    int end = isNested ? parent.length() - NOT_DEPLOYED.length() - 1 : parent.lastIndexOf('/');
    return parent.substring(0, end) + "-" + logicalId + "-" + NOT_DEPLOYED;
  }

  /** Returns whether {@code stackId} has the name of the stack that {@code notDeployed} names. */
  static boolean hasNameOf(String notDeployed, String stackId) {
    return notDeployed.endsWith(NOT_DEPLOYED)
        && stackId.startsWith(
            notDeployed.substring(0, notDeployed.length() - NOT_DEPLOYED.length()));
  }

  /** Returns a text of the handler's, with the names of stacks that have no StackId yet. */
  static String shown(String text) {
    return text.replaceAll(
        "the stack arn:\\S+:stack/(\\S+?)[/-]" + NOT_DEPLOYED, "the stack $1 of this assembly");
  }
}
