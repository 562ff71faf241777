package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.lambda.sdk.SdkErrors;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/** Who the credentials belong to. */
record Caller(AwsSession session) {
  private static final String NOT_KNOWN = "The account of the credentials is not known: ";
  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");
  private static final Set<String> INVALID =
      Set.of("InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch");

  /** Returns the account, empty where it can't be read; {@code notes} receives why. */
  Optional<String> account(String region, Consumer<String> notes) {
    try (StsClient sts = session.once(StsClient.builder(), region).build()) {
      return Optional.of(sts.getCallerIdentity(request -> {}).account());
    } catch (AwsServiceException e) {
      String code = SdkErrors.code(e);
      if (EXPIRED.contains(code)) {
        throw new CommandException("The AWS credentials have expired. Sign in again.", e);
      }
      if (INVALID.contains(code)) {
        throw new CommandException(
            "The AWS credentials are not valid (" + code + "). Check the profile or the keys.", e);
      }
      notes.accept(NOT_KNOWN + "STS responded with " + code + ".");
    } catch (SdkException e) {
      refuseDeadEndpoint(e);
      notes.accept(NOT_KNOWN + SdkErrors.why(e));
    }
    return Optional.empty();
  }

  /** Every other request to an endpoint that stands for all of AWS would fail the same way. */
  private void refuseDeadEndpoint(SdkException e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    boolean isDead = root instanceof IOException || root instanceof ApiCallTimeoutException;
    if (session.endpoint().isPresent() && isDead) {
      throw new CommandException(
          "Nothing responds at %s: %s Check --endpoint-url or AWS_ENDPOINT_URL."
              .formatted(session.endpoint().get(), why(root)),
          e);
    }
  }

  private static String why(Throwable root) {
    return root instanceof UnknownHostException
        ? "the host is not known."
        : SdkErrors.firstLine(String.valueOf(root.getMessage()));
  }
}
