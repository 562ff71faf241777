package io.github.cdksecurityhub.local.securityhub;

/** Ends a ruling at the check that failed; the state stays as it was. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ServiceError error;

  Refusal(ServiceError error) {
    super(error.code());
    this.error = error;
  }

  ServiceError error() {
    return error;
  }
}
