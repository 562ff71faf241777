package io.github.cdksecurityhub.local.faultmatrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange;

/** An answer in a few words that are the same in every run. */
final class Gist {
  private static final int LONGEST = 150;
  private static final String SAID = " Security Hub said: ";

  private Gist() {}

  static String of(Cell cell, CustomResourceExchange event) {
    if (event.answers().isEmpty()) {
      return "no answer: ServiceTimeout";
    }
    JsonNode answer = event.answers().get(0);
    String reason = answer.path("Reason").asText();
    String text = reason.replace(cell.account(), "…").replace(cell.region().region(), "R");
    text = text.replaceAll(" \\(request [0-9a-f-]+\\)", "");
    String gist =
        answer.path("Status").asText().equals("SUCCESS") ? success(text) : "FAILED: " + cause(text);
    return shortened(cell.row().shift().inWords(gist));
  }

  private static String success(String reason) {
    return reason.startsWith("left") ? reason : reason.split(":", 2)[0];
  }

  /** Behind the colon comes the cause, then what to do, then what the service said. */
  private static String cause(String reason) {
    String text = reason.replaceFirst("^Cannot [^:]+ of … in R: ", "");
    int said = text.indexOf(SAID);
    String ours = said < 0 ? text : text.substring(0, said);
    String cause = ours.split("\\. (?=[A-Z])", 2)[0].replaceFirst("\\.$", "");
    return said < 0 ? cause : cause + " [" + text.substring(said + SAID.length()) + "]";
  }

  private static String shortened(String text) {
    String line = text.replace('|', '/').replace('\n', ' ');
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
