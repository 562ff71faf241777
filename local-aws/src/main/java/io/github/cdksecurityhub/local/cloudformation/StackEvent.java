package io.github.cdksecurityhub.local.cloudformation;

import java.time.Instant;

/**
 * One line of a stack's history.
 *
 * @param time when
 * @param logicalId the resource, or the stack's name
 * @param physicalId its physical id, empty while it has none
 * @param type the resource's type, {@code AWS::CloudFormation::Stack} for the stack
 * @param status such as {@code CREATE_FAILED}
 * @param reason why, or empty
 */
public record StackEvent(
    Instant time, String logicalId, String physicalId, String type, String status, String reason) {

  /** The type of the stack itself. */
  public static final String STACK_TYPE = "AWS::CloudFormation::Stack";

  /** True if this is about the stack rather than a resource in it. */
  public boolean ofStack() {
    return type.equals(STACK_TYPE);
  }
}
