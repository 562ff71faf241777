package io.github.cdksecurityhub.local.http;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request's Signature Version 4 names; the signature itself is not verified.
 *
 * @param accessKeyId the key, which names an account
 * @param region the Region of the credential scope
 * @param service the service of the credential scope
 */
public record Signature(String accessKeyId, String region, String service) {
  private static final Pattern CREDENTIAL =
      Pattern.compile("([^/]{1,128})/(\\d{8})/([a-z0-9-]+)/([a-z0-9-]+)/aws4_request");
  private static final Pattern HEADER =
      Pattern.compile(
          "AWS4-HMAC-SHA256\\s+Credential=([^,\\s]+),\\s*SignedHeaders=([^,\\s]+),\\s*"
              + "Signature=([0-9a-f]{64})");
  private static final Pattern DATE = Pattern.compile("\\d{8}T\\d{6}Z");

  /** The request with these names in its headers, and with a signature that is none. */
  public HttpRequest.Builder on(HttpRequest.Builder request) {
    return request
        .header("X-Amz-Date", "20260101T000000Z")
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=%s/20260101/%s/%s/aws4_request, SignedHeaders=host;x-amz-date, Signature=%s"
                .formatted(accessKeyId, region, service, "0".repeat(64)));
  }

  /** The signature of a request, or empty where it is not a complete Signature Version 4. */
  static Optional<Signature> of(Map<String, String> headers) {
    Matcher header = HEADER.matcher(headers.getOrDefault("authorization", ""));
    String date = headers.getOrDefault("x-amz-date", "");
    if (!header.matches() || !DATE.matcher(date).matches()) {
      return Optional.empty();
    }
    Matcher credential = CREDENTIAL.matcher(header.group(1));
    boolean fits =
        credential.matches()
            && date.startsWith(credential.group(2))
            && List.of(header.group(2).split(";")).contains("host");
    return fits
        ? Optional.of(new Signature(credential.group(1), credential.group(3), credential.group(4)))
        : Optional.empty();
  }
}
