package io.github.cdksecurityhub.lambda.wire;

import java.nio.charset.StandardCharsets;

/** How AWS spells texts in what is signed. */
final class Encoding {
  private static final char[] LOWER = "0123456789abcdef".toCharArray();
  private static final char[] UPPER = "0123456789ABCDEF".toCharArray();

  private Encoding() {}

  /** Returns the text with all but RFC 3986's unreserved characters as {@code %XX}. */
  static String percent(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(each)) {
        encoded.append((char) each);
      } else {
        encoded.append('%').append(UPPER[each >> 4 & 15]).append(UPPER[each & 15]);
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(byte each) {
    return each >= 'a' && each <= 'z'
        || each >= 'A' && each <= 'Z'
        || each >= '0' && each <= '9'
        || each == '-'
        || each == '.'
        || each == '_'
        || each == '~';
  }

  static String hex(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte each : bytes) {
      text.append(LOWER[each >> 4 & 15]).append(LOWER[each & 15]);
    }
    return text.toString();
  }
}
