package io.github.cdksecurityhub.local.cloudformation;

import java.util.concurrent.CompletableFuture;

/** Creates, updates and deletes resources of certain types. */
interface ResourceProvider {

  /** Begins the work; the future ends with its result and never exceptionally. */
  CompletableFuture<ResourceResult> handle(ResourceRequest request);
}
