package io.github.cdksecurityhub.local.cloudformation;

import io.github.cdksecurityhub.local.http.QueryResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An error of S3, where responses are PUT. */
record S3Error(String code, String message) {
  /** R47: what a PUT gets whose body came too slowly. */
  static final String REQUEST_TIMEOUT =
      "400 RequestTimeout: Your socket connection to the server was not read from or written to"
          + " within the timeout period. Idle connections will be closed.";

  private static final Pattern WITH_CODE = Pattern.compile("\\d{3} ([A-Z][A-Za-z]+)(?:: (.*))?");

  /** Reads a refusal: a status, a code where there is one, and a message. */
  static S3Error of(String refusal) {
    Matcher matcher = WITH_CODE.matcher(refusal);
    return matcher.matches()
        ? new S3Error(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2))
        : new S3Error("InvalidRequest", refusal.substring(refusal.indexOf(' ') + 1));
  }

  String xml() {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>"
        + code
        + "</Code><Message>"
        + QueryResponse.escaped(message)
        + "</Message><RequestId>EXAMPLE000000000</RequestId><HostId>example</HostId></Error>";
  }
}
