package io.github.cdksecurityhub.local.endpoint;

/**
 * An answer of AWS's Query protocol.
 *
 * @param status the HTTP status
 * @param xml the body
 */
record QueryAnswer(int status, String xml) {

  static QueryAnswer of(String action, String result) {
    return new QueryAnswer(
        200,
        "<%1$sResponse><%1$sResult>%2$s</%1$sResult>%3$s</%1$sResponse>"
            .formatted(
                action, result, "<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata>"));
  }

  static QueryAnswer refused(String message) {
    return new QueryAnswer(
        400,
        "<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>%s</Message></Error><RequestId>1</RequestId></ErrorResponse>"
            .formatted(escaped(message)));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
