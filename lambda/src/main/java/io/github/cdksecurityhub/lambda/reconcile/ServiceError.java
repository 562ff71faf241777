package io.github.cdksecurityhub.lambda.reconcile;

import java.util.Locale;
import java.util.Objects;

/**
 * What came back instead of an answer, word for word.
 *
 * @param status the HTTP status, 0 where there was no HTTP answer
 * @param code the service's error code, empty where there was none
 * @param message the service's text, or the connection's, empty where there was none
 * @param requestId the service's id of the request, for AWS Support, empty where there was none
 */
public record ServiceError(int status, String code, String message, String requestId) {
  /** Refuses null. */
  public ServiceError {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(requestId, "requestId");
  }

  /** Returns an error that is only a text, such as a connection's or a StatusMessage. */
  public static ServiceError ofText(String message) {
    return new ServiceError(0, "", message, "");
  }

  /** Tells whether the service's text contains {@code words}, whatever the case. */
  public boolean says(String words) {
    return message.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
  }

  /** Tells whether only the HTTP status came. */
  boolean isWordless() {
    return code.isEmpty() && message.isEmpty();
  }

  /** Returns the service's words, verbatim, with what else identifies them. */
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
