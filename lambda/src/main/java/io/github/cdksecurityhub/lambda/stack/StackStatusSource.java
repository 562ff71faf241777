package io.github.cdksecurityhub.lambda.stack;

/** Reads the status of a stack. */
@FunctionalInterface
public interface StackStatusSource {

  /** Returns the stack's status now; never fails, see {@link StackStatus#unknown}. */
  StackStatus stackStatus(String stackId);
}
