package io.github.cdksecurityhub.lambda;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * A server that the SDK's clients of this process take for AWS; a test that has one locks the
 * system's properties.
 */
public final class AwsEndpoint implements AutoCloseable {
  /** The credentials of every client. */
  public static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(
          AwsSessionCredentials.create("ASIAEXAMPLE", "example-secret", "example-token"));

  private static final String PROPERTY = "aws.endpointUrl";

  /** Sees the requests, and responds. */
  public final RawServer server = new RawServer();

  /** From now on, clients that are built send to it. */
  public AwsEndpoint() {
    System.setProperty(PROPERTY, server.url());
  }

  @Override
  public void close() {
    System.clearProperty(PROPERTY);
    server.close();
  }
}
