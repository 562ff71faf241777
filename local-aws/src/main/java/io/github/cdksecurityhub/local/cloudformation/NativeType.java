package io.github.cdksecurityhub.local.cloudformation;

import java.util.Optional;

/** Makes resources of one of AWS's own types; returns when they are as asked. */
@FunctionalInterface
interface NativeType {

  /**
   * Does what is asked.
   *
   * @throws NativeFailure where AWS would fail the resource
   */
  ResourceResult.Succeeded handle(ResourceRequest request, String physicalId);

  /** A resource that AWS would fail, with its reason. */
  final class NativeFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String madeId;

    NativeFailure(String reason) {
      this(reason, "");
    }

    /** Fails a resource that is there all the same, and has to be deleted. */
    NativeFailure(String reason, String madeId) {
      super(reason);
      this.madeId = madeId;
    }

    /** The id of what is there all the same. */
    Optional<String> madeId() {
      return madeId.isEmpty() ? Optional.empty() : Optional.of(madeId);
    }
  }
}
