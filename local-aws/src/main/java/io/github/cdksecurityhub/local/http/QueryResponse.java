package io.github.cdksecurityhub.local.http;

/** The responses of AWS's Query protocol. */
public final class QueryResponse {
  private static final String METADATA =
      "<ResponseMetadata><RequestId>00000000-0000-4000-8000-000000000000</RequestId></ResponseMetadata>";

  private QueryResponse() {}

  /**
   * A response with a result.
   *
   * @param action the action, for instance {@code DescribeStacks}
   * @param namespace the service's XML namespace
   * @param result the inner XML of the result
   */
  public static Response of(String action, String namespace, String result) {
    return Response.xml(
        200,
        "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult>%4$s</%1$sResponse>"
            .formatted(action, namespace, result, METADATA));
  }

  /** A request that is refused because of what it asks. */
  public static Response refused(String message) {
    return error(400, "ValidationError", message);
  }

  /** An error. */
  public static Response error(int status, String code, String message) {
    return Response.xml(
        status,
        "<ErrorResponse><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>00000000-0000-4000-8000-000000000000</RequestId></ErrorResponse>"
            .formatted(status < 500 ? "Sender" : "Receiver", code, escaped(message)));
  }

  /** The response to an action that AWS has and this local AWS does not. */
  public static Response notImplemented(String action, Iterable<String> instead) {
    return error(501, "NotImplemented", FrontErrors.missing(action, instead));
  }

  /** An element with a text. */
  public static String element(String name, String text) {
    return "<" + name + ">" + escaped(text) + "</" + name + ">";
  }

  /** A text as XML has it. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
