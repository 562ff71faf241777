package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.lambda.wire.Credentials;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What the SDK finds, for requests that the handler's own code makes.
 *
 * @param provider finds it, and finds it again when it runs out
 */
record SdkCredentials(AwsCredentialsProvider provider) implements Credentials.Source {
  @Override
  public Credentials get() throws Credentials.MissingException {
    try {
      return translated(provider.resolveCredentials());
    } catch (SdkException e) {
      throw new Credentials.MissingException(
          CredentialSearch.firstLine(String.valueOf(e.getMessage())), e);
    }
  }

  private static Credentials translated(AwsCredentials found) {
    return new Credentials(
        found.accessKeyId(),
        found.secretAccessKey(),
        found instanceof AwsSessionCredentials session
            ? Optional.of(session.sessionToken())
            : Optional.empty());
  }
}
