package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.cli.console.CommandException;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Credentials that an HTTP header can carry. Others would make the HTTP client throw an exception
 * that quotes them.
 *
 * @param secrets receives each secret before anything is done with it
 */
record CheckedCredentials(AwsCredentialsProvider source, Consumer<String> secrets)
    implements AwsCredentialsProvider {
  @Override
  public AwsCredentials resolveCredentials() {
    AwsCredentials credentials = source.resolveCredentials();
    check("access key id", credentials.accessKeyId());
    check("secret access key", credentials.secretAccessKey());
    if (credentials instanceof AwsSessionCredentials session) {
      check("session token", session.sessionToken());
    }
    return credentials;
  }

  private void check(String what, String value) {
    secrets.accept(value);
    if (!value.matches("[!-~]+")) {
      throw new CommandException(
          "The AWS credentials can't be used: the %s has a line break, a blank or another character that none has. Set it again."
              .formatted(what));
    }
  }
}
