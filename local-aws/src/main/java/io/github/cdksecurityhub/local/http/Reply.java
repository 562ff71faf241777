package io.github.cdksecurityhub.local.http;

/**
 * An answer and what becomes of it on the way.
 *
 * @param answer the answer
 * @param delivery how it is delivered
 */
public record Reply(Answer answer, Delivery delivery) {

  /** An answer that arrives. */
  public static Reply of(Answer answer) {
    return new Reply(answer, new Delivery.Whole());
  }
}
