package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.console.Escaped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A declaration as code or as a file. Foreign text in it can't end its string or comment. */
enum DeclarationText {
  java("//", declaration -> new CodeText(";", "List.of(", false).lines(declaration)),
  kotlin("//", declaration -> new CodeText("", "listOf(", true).lines(declaration)),
  yaml("#", declaration -> new YamlText().lines(declaration));

  private final String comment;
  private final Function<Declaration, List<String>> writer;

  DeclarationText(String comment, Function<Declaration, List<String>> writer) {
    this.comment = comment;
    this.writer = writer;
  }

  List<String> lines(Declaration declaration) {
    List<String> lines = new ArrayList<>(writer.apply(declaration));
    if (!declaration.leftOut().isEmpty()) {
      lines.add(comment + " Left out, and so not changed by a deployment:");
      declaration.leftOut().forEach(each -> lines.add(comment + "   " + inComment(each)));
    }
    return lines;
  }

  /** Java reads an escape of a line break in a comment as one; of two backslashes it does not. */
  static String inComment(String text) {
    return Escaped.terminal(text).replace("\\", "\\\\");
  }

  /** Returns a string of Java's, which is one of YAML's too. */
  static String quoted(String text) {
    return '"' + Escaped.terminal(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
