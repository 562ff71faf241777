package io.github.cdksecurityhub.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines between words. */
public final class Wrapped {
  private static final int NARROWEST = 20;

  private Wrapped() {}

  /** Returns lines of at most {@code width} characters, indent included, where the words allow. */
  public static List<String> lines(String text, int width, String indent) {
    int room = Math.max(width, NARROWEST) - indent.length();
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : Escaped.terminal(text.strip()).split(" +")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > room) {
        lines.add(indent + line);
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(indent + line);
    return lines;
  }
}
