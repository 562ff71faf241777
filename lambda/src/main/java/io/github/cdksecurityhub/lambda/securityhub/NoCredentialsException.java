package io.github.cdksecurityhub.lambda.securityhub;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** A credentials provider gave nothing; no request was sent. */
public final class NoCredentialsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private NoCredentialsException(RuntimeException cause) {
    super(cause);
  }

  /** Gives one exception to the failures of every provider; each throws another type. */
  public static AwsCredentialsProvider reportedBy(AwsCredentialsProvider provider) {
    return () -> {
      try {
        return provider.resolveCredentials();
      } catch (RuntimeException e) {
        throw new NoCredentialsException(e);
      }
    };
  }
}
