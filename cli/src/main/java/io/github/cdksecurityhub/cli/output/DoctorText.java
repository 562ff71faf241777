package io.github.cdksecurityhub.cli.output;

import io.github.cdksecurityhub.cli.doctor.Findings;
import io.github.cdksecurityhub.cli.output.Style.Tone;
import io.github.cdksecurityhub.cli.plan.CallerAdvice;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the doctor found, for a terminal.
 *
 * @param style colours, or none
 * @param width how wide sentences may be
 */
public record DoctorText(Style style, int width) {
  private static final List<String> HEAD =
      List.of(
          " ",
          "REGION",
          "SUBSCRIBED",
          "ADMINISTRATOR",
          "TYPE",
          "AUTOENABLE",
          "STANDARDS",
          "STATUS",
          "HOME",
          "MEMBER LIMIT");

  /**
   * {@return the table, and under it the next step for each cell that fails}
   *
   * @param all a row each, in this order
   */
  public List<String> lines(List<Findings> all) {
    TextTable table = new TextTable().add(text -> style.paint(Tone.FAINT, text), HEAD);
    all.forEach(each -> table.add(text -> style.paint(tone(each), text), cells(each)));
    List<String> lines = new ArrayList<>(table.lines());
    List<Findings> ill =
        all.stream().filter(each -> !each.isNotEnabled() && !each.failures().isEmpty()).toList();
    if (!ill.isEmpty()) {
      lines.add("");
    }
    ill.forEach(each -> each.failures().forEach(failure -> add(lines, each, failure)));
    return lines;
  }

  private void add(List<String> lines, Findings where, Failure failure) {
    String said = failure.said().toString();
    lines.addAll(
        Wrapped.lines(
            where.place().region()
                + ": "
                + CallerAdvice.cause(failure)
                + " "
                + CallerAdvice.nextStep(failure)
                + (said.isEmpty() ? "" : " Security Hub said: " + said),
            width,
            ""));
  }

  private static Tone tone(Findings findings) {
    if (findings.isNotEnabled()) {
      return Tone.FAINT;
    }
    return findings.isWell() ? Tone.CALM : Tone.ALARM;
  }

  private static List<String> cells(Findings found) {
    return List.of(
        mark(found),
        found.place().region(),
        found.isNotEnabled() ? "(Region not enabled)" : yesNo(found.subscribed()),
        yesNo(found.administrator()),
        of(found, live -> live.type().name()),
        of(found, live -> Boolean.toString(live.autoEnable())),
        of(found, live -> live.standards().name()),
        of(found, live -> live.status().toString()),
        found.home().orElse("-"),
        of(found, live -> live.memberAccountLimitReached() ? "reached" : "no"));
  }

  private static String mark(Findings found) {
    if (found.isNotEnabled()) {
      return " ";
    }
    return found.isWell() ? "=" : "!";
  }

  private static String yesNo(Optional<Boolean> answer) {
    return answer.map(yes -> yes ? "yes" : "no").orElse("-");
  }

  private static String of(Findings found, Function<LiveConfiguration, String> field) {
    return found.live().map(field).orElse("-");
  }
}
