package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.lambda.sdk.SdkErrors;
import java.io.IOException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/** Who the credentials belong to. */
public final class Caller {
  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");
  private static final Set<String> INVALID =
      Set.of("InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch");

  private final AwsSession session;

  Caller(AwsSession session) {
    this.session = session;
  }

  /**
   * The account could not be read.
   *
   * <p>The message is why, as a clause.
   */
  public static final class UnknownAccountException extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownAccountException(String why, Throwable cause) {
      super(why, cause);
    }
  }

  /** Returns the account that the credentials belong to, twelve digits. */
  public String account(String region) throws UnknownAccountException {
    try (StsClient sts =
        session.once(StsClient.builder(), region).httpClient(session.http()).build()) {
      return sts.getCallerIdentity(request -> {}).account();
    } catch (AwsServiceException e) {
      String code = SdkErrors.code(e);
      if (EXPIRED.contains(code)) {
        throw new CommandException("The AWS credentials have expired. Sign in again.", e);
      }
      if (INVALID.contains(code)) {
        throw new CommandException(
            "The AWS credentials are not valid (" + code + "). Check the profile or the keys.", e);
      }
      throw new UnknownAccountException("STS responded with " + code + ".", e);
    } catch (SdkException e) {
      refuseDeadEndpoint(e);
      throw new UnknownAccountException(SdkErrors.why(e), e);
    }
  }

  /** With --endpoint-url every other request would fail the same way. */
  private void refuseDeadEndpoint(SdkException e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    boolean isDead = root instanceof IOException || root instanceof ApiCallTimeoutException;
    if (session.endpoint().isPresent() && isDead) {
      String why = SdkErrors.firstLine(String.valueOf(root.getMessage()));
      throw new CommandException(
          "Nothing responds at the --endpoint-url %s: %s".formatted(session.endpoint().get(), why),
          e);
    }
  }
}
