package io.github.cdksecurityhub.local.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What becomes of an answer on its way to the client. */
public sealed interface Delivery {

  /** The answer arrives. */
  record Whole() implements Delivery {}

  /** The answer arrives after a while, in real time: long enough, and the client gave up. */
  record Late(Duration delay) implements Delivery {}

  /** The answer arrives once something else has happened. */
  record Held(CompletableFuture<?> until) implements Delivery {}

  /** The answer's headers arrive and half of its body, then the connection ends. */
  record Truncated() implements Delivery {}

  /** The connection is closed in good order, without an answer: the client reads its end. */
  record Closed() implements Delivery {}

  /** The connection is reset: the client's socket fails. */
  record Reset() implements Delivery {}
}
