package io.github.cdksecurityhub.lambda.reconcile;

import java.util.Locale;

/**
 * The error that the service or the network reported, verbatim.
 *
 * @param status the HTTP status, 0 where there was no HTTP response
 * @param requestId the service's id of the request, for AWS Support, empty where there was none
 */
public record ServiceError(int status, String code, String message, String requestId) {

  public static final ServiceError NONE = ofText("");

  /** Returns an error that is only a text, such as a connection's or a StatusMessage. */
  public static ServiceError ofText(String message) {
    return new ServiceError(0, "", message, "");
  }

  /** Returns this error and a StatusMessage as one text; either may be empty. */
  ServiceError followedBy(String statusMessage) {
    String error = toString();
    boolean both = !error.isEmpty() && !statusMessage.isEmpty();
    return ofText(error + (both ? "; " : "") + statusMessage);
  }

  public boolean messageContains(String text) {
    return message.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(code);
    if (code.isEmpty() && status > 0) {
      text.append("HTTP ").append(status);
    }
    if (!message.isEmpty()) {
      text.append(text.length() == 0 ? "" : ": ").append(message);
    }
    if (!requestId.isEmpty()) {
      text.append(" (request ").append(requestId).append(')');
    }
    return text.toString();
  }
}
