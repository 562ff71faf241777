package io.github.cdksecurityhub.lambda.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS's Signature Version 4, in the request's headers.
 *
 * <p>Source: the IAM User Guide, "Create a signed AWS API request". The names of its steps are
 * kept.
 */
final class Signature {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int DATE_LENGTH = 8;

  private final Endpoint endpoint;
  private final Credentials credentials;
  private final String time;
  private final String scope;

  Signature(Endpoint endpoint, Credentials credentials, Instant now) {
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.time = TIME.format(now);
    this.scope = date() + "/" + endpoint.region() + "/" + endpoint.service() + "/aws4_request";
  }

  /** Returns every header of the signed request but Host, which the connection adds itself. */
  Map<String, String> headers(Request request) {
    SortedMap<String, String> signed = new TreeMap<>(request.headers());
    signed.put("host", endpoint.host());
    signed.put("x-amz-content-sha256", hash(request.body()));
    signed.put("x-amz-date", time);
    credentials.sessionToken().ifPresent(token -> signed.put("x-amz-security-token", token));
    String authorization = authorization(request, signed);
    signed.remove("host");
    signed.put("authorization", authorization);
    return signed;
  }

  private String authorization(Request request, SortedMap<String, String> signed) {
    String names = String.join(";", signed.keySet());
    String canonicalRequest = canonicalRequest(request, signed, names);
    String stringToSign = String.join("\n", ALGORITHM, time, scope, hash(bytes(canonicalRequest)));
    String signature = Encoding.hex(hmac(signingKey(), stringToSign));
    return ALGORITHM
        + " Credential="
        + credentials.accessKeyId()
        + "/"
        + scope
        + ", SignedHeaders="
        + names
        + ", Signature="
        + signature;
  }

  /** The path is encoded once more than it is sent, as all services but S3 have it. */
  private String canonicalRequest(
      Request request, SortedMap<String, String> signed, String signedNames) {
    StringBuilder text = new StringBuilder();
    text.append(request.method()).append('\n');
    text.append(Encoding.percent(endpoint.path(request)).replace("%2F", "/")).append('\n');
    text.append(request.queryString()).append('\n');
    for (Map.Entry<String, String> header : signed.entrySet()) {
      text.append(header.getKey()).append(':').append(header.getValue().strip()).append('\n');
    }
    text.append('\n').append(signedNames).append('\n');
    text.append(signed.get("x-amz-content-sha256"));
    return text.toString();
  }

  private byte[] signingKey() {
    byte[] ofDate = hmac(bytes("AWS4" + credentials.secretAccessKey()), date());
    byte[] ofRegion = hmac(ofDate, endpoint.region());
    byte[] ofService = hmac(ofRegion, endpoint.service());
    return hmac(ofService, "aws4_request");
  }

  private String date() {
    return time.substring(0, DATE_LENGTH);
  }

  private static String hash(byte[] bytes) {
    try {
      return Encoding.hex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
