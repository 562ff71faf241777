package io.github.cdksecurityhub.local.http;

/**
 * A response and what becomes of it on the way.
 *
 * @param response the response
 * @param delivery how it is delivered
 */
public record Reply(Response response, Delivery delivery) {

  /** A response that arrives. */
  public static Reply of(Response response) {
    return new Reply(response, new Delivery.Whole());
  }
}
