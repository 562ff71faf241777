package io.github.cdksecurityhub.lambda.sdk;

import java.net.UnknownHostException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

public final class SdkErrors {
  private SdkErrors() {}

  /** Returns the service's code; where the response had none, its HTTP status. */
  public static String code(AwsServiceException e) {
    String code = e.awsErrorDetails() == null ? "" : text(e.awsErrorDetails().errorCode());
    return code.isEmpty() ? "HTTP " + e.statusCode() : code;
  }

  /** Returns the first line of the service's message, as a sentence. */
  public static String message(AwsServiceException e) {
    return e.awsErrorDetails() == null ? "" : firstLine(text(e.awsErrorDetails().errorMessage()));
  }

  /** Returns what a service or the network reported, as a clause. */
  public static String why(RuntimeException e) {
    return e instanceof AwsServiceException refused
        ? (code(refused) + ": " + message(refused)).replaceFirst(": \\.?$", ".")
        : unreachable(e);
  }

  /** The SDK's own text of an unknown host fills a screen and doesn't name it. */
  private static String unreachable(RuntimeException e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof UnknownHostException) {
        return "the host " + each.getMessage() + " is not known.";
      }
    }
    return firstLine(text(e.getMessage()).replaceFirst(" \\(SDK Attempt Count: \\d+\\)", ""));
  }

  public static String firstLine(String message) {
    return message.lines().findFirst().orElse("").replaceFirst("[.\\s]*$", ".");
  }

  public static String text(String nullable) {
    return nullable == null ? "" : nullable;
  }
}
