package io.github.cdksecurityhub.lambda.reconcile;

import java.util.List;

/**
 * One failure of a request, or of the wait for its effect.
 *
 * @param error what the service or the network reported, shown verbatim
 * @param detail what the cause's text names besides; empty where it names nothing
 */
public record Failure(
    FailureCause cause,
    AccountRegion where,
    ApiOperation operation,
    ServiceError error,
    String detail) {

  /** A failure that was not an error of the service or the network. */
  public Failure(FailureCause cause, AccountRegion where, ApiOperation operation, String detail) {
    this(cause, where, operation, ServiceError.NONE, detail);
  }

  public Failure withDetail(String other) {
    return new Failure(cause, where, operation, error, other);
  }

  public boolean is(FailureCause... causes) {
    return List.of(causes).contains(cause);
  }

  /** Returns the cause as a clause that can follow a colon. */
  public String explanation() {
    return filled(cause.text);
  }

  /** Returns what the user does next, as a sentence that ends with {@code action}. */
  public String nextStep(RetryAction action) {
    String remedy = filled(cause.remedy(action));
    return remedy.isEmpty() ? action.alone() : remedy + ", then " + action + ".";
  }

  private String filled(String text) {
    return text.replace("{place}", where.toString())
        .replace("{region}", where.region())
        .replace("{operation}", operation.operation())
        .replace("{detail}", detail);
  }
}
