package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.lambda.wire.Credentials;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

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
    } catch (RuntimeException e) {
      // Whatever it is: a process that gives no credentials is no SdkException, for one.
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new Credentials.MissingException(CredentialSearch.firstLine(why), e);
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
