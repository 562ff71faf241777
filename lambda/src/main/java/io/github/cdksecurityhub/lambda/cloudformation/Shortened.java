package io.github.cdksecurityhub.lambda.cloudformation;

/** Cuts texts for people, never inside a character. */
final class Shortened {
  private Shortened() {}

  /** Returns {@code text}, or its first {@code length} UTF-16 units at most and an ellipsis. */
  static String to(int length, String text) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end) + "…";
  }
}
