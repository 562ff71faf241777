package io.github.cdksecurityhub.cli.doctor;

import io.github.cdksecurityhub.cli.aws.CallerAdvice;
import io.github.cdksecurityhub.cli.console.Style;
import io.github.cdksecurityhub.cli.console.Style.Tone;
import io.github.cdksecurityhub.cli.console.TextTable;
import io.github.cdksecurityhub.cli.console.Wrapped;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The results of doctor, for a terminal.
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

  /** Returns the table, and under it the next step for each failure. */
  public List<String> lines(List<CheckResults> all) {
    TextTable table = new TextTable().add(text -> style.paint(Tone.FAINT, text), HEAD);
    all.forEach(each -> table.add(text -> style.paint(tone(each), text), cells(each)));
    List<String> lines = new ArrayList<>(table.lines(width));
    List<CheckResults> failing =
        all.stream().filter(each -> !each.isNotEnabled() && !each.failures().isEmpty()).toList();
    if (!failing.isEmpty()) {
      lines.add("");
    }
    failing.forEach(each -> each.failures().forEach(failure -> add(lines, each, failure)));
    return lines;
  }

  private void add(List<String> lines, CheckResults where, Failure failure) {
    String error = failure.error().toString();
    lines.addAll(
        Wrapped.lines(
            where.place().region()
                + ": "
                + CallerAdvice.cause(failure)
                + " "
                + CallerAdvice.nextStep(failure)
                + (error.isEmpty() ? "" : " Error: " + error),
            width,
            ""));
  }

  private static Tone tone(CheckResults results) {
    if (results.isNotEnabled()) {
      return Tone.FAINT;
    }
    return results.isOk() ? Tone.CALM : Tone.ALARM;
  }

  private static List<String> cells(CheckResults found) {
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

  private static String mark(CheckResults found) {
    if (found.isNotEnabled()) {
      return " ";
    }
    return found.isOk() ? "=" : "!";
  }

  private static String yesNo(Optional<Boolean> value) {
    return value.map(yes -> yes ? "yes" : "no").orElse("-");
  }

  private static String of(CheckResults found, Function<LiveConfiguration, String> field) {
    return found.live().map(field).orElse("-");
  }
}
