package io.github.cdksecurityhub.local.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What becomes of a response on its way to the client. */
public sealed interface Delivery {

  /** The response arrives. */
  record Whole() implements Delivery {}

  /** The response arrives after a while, in real time: long enough, and the client gave up. */
  record Late(Duration delay) implements Delivery {}

  /** The response arrives once something else has happened. */
  record Held(CompletableFuture<?> until) implements Delivery {}

  /** The response's headers arrive and half of its body, then the connection ends. */
  record Truncated() implements Delivery {}

  /** The connection is closed in good order, without a response: the client reads its end. */
  record Closed() implements Delivery {}

  /** The connection is reset: the client's socket fails. */
  record Reset() implements Delivery {}
}
