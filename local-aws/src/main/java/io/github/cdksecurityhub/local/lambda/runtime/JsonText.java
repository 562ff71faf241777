package io.github.cdksecurityhub.local.lambda.runtime;

/** JSON without a library, of which the function might bring another version. */
final class JsonText {
  private JsonText() {}

  /** A text as JSON has it. */
  static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
