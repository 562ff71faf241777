package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.console.Escaped;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A declaration as code or as a file. Foreign text in it can't end its string or comment. */
enum DeclarationText {
  java("//", declaration -> new CodeText(";", "List.of(", false).lines(declaration)),
  kotlin("//", declaration -> new CodeText("", "listOf(", true).lines(declaration)),
  yaml("#", declaration -> new YamlText().lines(declaration));

  static final String EXISTS =
      " It exists: import it before the deployment, with what --import-mapping writes.";

  private final String comment;
  private final Function<Declaration, List<String>> writer;

  DeclarationText(String comment, Function<Declaration, List<String>> writer) {
    this.comment = comment;
    this.writer = writer;
  }

  List<String> lines(Declaration declaration) {
    List<String> lines = new ArrayList<>(writer.apply(declaration));
    List<String> leftOut = new ArrayList<>(declaration.leftOut());
    leftOut.addAll(this == yaml ? YamlText.leftOut(declaration) : List.of());
    if (!leftOut.isEmpty()) {
      lines.add(comment + " Left out, and so not changed by a deployment:");
      leftOut.forEach(each -> lines.add(comment + "   " + inComment(each)));
    }
    return lines;
  }

  /** Java reads an escape of a line break in a comment as one; of two backslashes it does not. */
  static String inComment(String text) {
    return Escaped.terminal(text).replace("\\", "\\\\");
  }

  /** Returns a string of Java's, which is one of YAML's too. */
  static String quoted(String text) {
    String escaped =
        text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t");
    return '"' + Escaped.terminal(escaped) + '"';
  }

  /** Returns the hub's settings that are declared, as the constructs name them. */
  static Map<String, String> named(HubSettings hub) {
    Map<String, String> named = new LinkedHashMap<>();
    String findings = hub.fields().get(HubSettings.CONTROL_FINDING_GENERATOR);
    if (findings != null) {
      boolean isConsolidated = findings.equals("SECURITY_CONTROL");
      named.put("controlFindings", isConsolidated ? "CONSOLIDATED" : "PER_STANDARD");
    }
    String controls = hub.fields().get(HubSettings.AUTO_ENABLE_CONTROLS);
    if (controls != null) {
      named.put("autoEnableControls", controls);
    }
    return named;
  }
}
