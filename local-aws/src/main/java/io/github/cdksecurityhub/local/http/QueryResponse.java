package io.github.cdksecurityhub.local.http;

/**
 * A response of AWS's Query protocol.
 *
 * @param status the HTTP status
 * @param xml the body
 */
public record QueryResponse(int status, String xml) {
  private static final String METADATA =
      "<ResponseMetadata><RequestId>00000000-0000-4000-8000-000000000000</RequestId></ResponseMetadata>";

  /**
   * A response with a result.
   *
   * @param action the action, for instance {@code DescribeStacks}
   * @param namespace the service's XML namespace
   * @param result the inner XML of the result
   */
  public static QueryResponse of(String action, String namespace, String result) {
    return new QueryResponse(
        200,
        "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult>%4$s</%1$sResponse>"
            .formatted(action, namespace, result, METADATA));
  }

  /**
   * A request that is refused because of what it asks.
   *
   * @param message the error message
   */
  public static QueryResponse refused(String message) {
    return error(400, "ValidationError", message);
  }

  /**
   * An error.
   *
   * @param status the HTTP status
   * @param code the error code
   * @param message the error message
   */
  public static QueryResponse error(int status, String code, String message) {
    return new QueryResponse(
        status,
        "<ErrorResponse><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>00000000-0000-4000-8000-000000000000</RequestId></ErrorResponse>"
            .formatted(status < 500 ? "Sender" : "Receiver", code, escaped(message)));
  }

  /** The response to an action that AWS has and this local AWS does not. */
  public static QueryResponse notImplemented(String action, Iterable<String> instead) {
    return error(
        501,
        "NotImplemented",
        "The local AWS does not implement "
            + action
            + ". It has: "
            + String.join(", ", instead)
            + ".");
  }

  /** The response as HTTP. */
  public Response response() {
    return Response.xml(status, xml);
  }

  /** A text as XML has it. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
