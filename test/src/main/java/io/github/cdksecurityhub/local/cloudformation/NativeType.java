package io.github.cdksecurityhub.local.cloudformation;

/** Makes resources of one of AWS's own types, at once. */
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

    NativeFailure(String reason) {
      super(reason);
    }
  }
}
