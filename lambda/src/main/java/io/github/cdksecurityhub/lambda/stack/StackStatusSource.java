package io.github.cdksecurityhub.lambda.stack;

/** Reads the status of a stack, and of a resource in it. */
@FunctionalInterface
public interface StackStatusSource {

  /** Returns the stack's status now; never fails, see {@link StackStatus#unknown}. */
  StackStatus stackStatus(String stackId);

  /** Returns the resource's status now; never fails, and unknown where this asks of stacks only. */
  default StackStatus resourceStatus(String stackId, String logicalResourceId) {
    return StackStatus.unknown("CloudFormation is not asked.");
  }
}
