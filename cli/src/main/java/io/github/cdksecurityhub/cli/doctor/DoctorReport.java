package io.github.cdksecurityhub.cli.doctor;

import io.github.cdksecurityhub.cli.aws.CallerAdvice;
import io.github.cdksecurityhub.cli.console.ConfigurationWords;
import io.github.cdksecurityhub.cli.console.HtmlPage;
import io.github.cdksecurityhub.cli.console.JsonText;
import io.github.cdksecurityhub.cli.console.Style;
import io.github.cdksecurityhub.cli.console.Style.Tone;
import io.github.cdksecurityhub.cli.console.TextTable;
import io.github.cdksecurityhub.lambda.central.ConfigurationFields;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of doctor in every format, a row for each Region. */
record DoctorReport(List<CheckResults> all) {
  private static final List<String> HEAD =
      List.of(" ", "REGION", "SUBSCRIBED", "ADMINISTRATOR", "HOME", "CONFIGURATION");

  private static final List<String> OWNERS_HEAD =
      List.of(" ", "REGION", "MANAGED BY", "BEFORE IT", "STACK");

  List<String> text(Style style, int width) {
    TextTable table = new TextTable(style, HEAD);
    all.forEach(each -> table.add(text -> style.paint(tone(each), text), cells(each)));
    List<String> lines = new ArrayList<>(table.lines(width));
    List<CheckResults> owned = all.stream().filter(each -> each.owner().isPresent()).toList();
    if (!owned.isEmpty()) {
      TextTable owners = new TextTable(style, OWNERS_HEAD);
      owned.forEach(each -> owners.add(text -> text, ownerCells(each)));
      lines.add("");
      lines.addAll(owners.lines(width));
    }
    List<String> problems =
        all.stream()
            .flatMap(each -> problems(each).stream().map((each.place().region() + ": ")::concat))
            .flatMap(problem -> TextTable.wrapped(problem, width, "").stream())
            .toList();
    if (!problems.isEmpty()) {
      lines.add("");
      lines.addAll(problems);
    }
    return lines;
  }

  private static List<String> ownerCells(CheckResults found) {
    Owner owner = found.owner().orElseThrow();
    return List.of(" ", found.place().region(), owner.resource(), previous(found), owner.stackId());
  }

  private static String previous(CheckResults found) {
    return found
        .ownership()
        .flatMap(Ownership::previous)
        .map(previous -> ConfigurationWords.of(ConfigurationFields.of(previous)))
        .orElse("unknown");
  }

  private static Tone tone(CheckResults found) {
    if (found.isNotEnabled()) {
      return Tone.FAINT;
    }
    return found.isOk() ? Tone.CALM : Tone.ALARM;
  }

  private static String mark(CheckResults found) {
    if (found.isNotEnabled()) {
      return " ";
    }
    return found.isOk() ? "=" : "!";
  }

  private static List<String> cells(CheckResults found) {
    return List.of(
        mark(found),
        found.place().region(),
        found.isNotEnabled() ? "(Region not enabled)" : yesNo(found.subscribed()),
        yesNo(found.administrator()),
        found.home().orElse("-"),
        found.live().map(DoctorReport::words).orElse("-"));
  }

  private static String words(LiveConfiguration live) {
    String status = live.status().isEnabled() ? "" : " (" + live.status() + ")";
    String limit = live.memberAccountLimitReached() ? ", member account limit reached" : "";
    return ConfigurationWords.of(ConfigurationFields.of(live)) + status + limit;
  }

  private static String yesNo(Optional<Boolean> value) {
    return value.map(yes -> yes ? "yes" : "no").orElse("-");
  }

  private static List<String> problems(CheckResults found) {
    return found.isNotEnabled()
        ? List.of()
        : found.failures().stream().map(CallerAdvice::problem).toList();
  }

  /** Returns one JSON document; its schemaVersion changes when a field is renamed or removed. */
  List<String> json(int exitCode) {
    List<Map<String, Object>> regions = all.stream().map(DoctorReport::json).toList();
    return JsonText.lines(
        new JsonValue(
            JsonText.object(
                "schemaVersion", 1,
                "exitCode", exitCode,
                "regions", regions)));
  }

  private static Map<String, Object> json(CheckResults found) {
    return JsonText.object(
        "account", found.place().account(),
        "region", found.place().region(),
        "ok", found.isOk(),
        "enabled", !found.isNotEnabled(),
        "subscribed", found.subscribed().orElse(null),
        "administrator", found.administrator().orElse(null),
        "home", found.home().filter(home -> !home.equals("none")).orElse(null),
        "live", found.live().map(DoctorReport::json).orElse(null),
        "owner", found.owner().map(owner -> json(owner, previous(found))).orElse(null),
        "problems", found.failures().stream().map(DoctorReport::json).toList());
  }

  private static Map<String, Object> json(LiveConfiguration live) {
    Map<String, Object> json = JsonText.object();
    ConfigurationFields.of(live).values().forEach((name, values) -> json.put(name, values.get(0)));
    json.put("Status", live.status().toString());
    json.put("MemberAccountLimitReached", live.memberAccountLimitReached());
    return json;
  }

  private static Map<String, Object> json(Owner owner, String previous) {
    return JsonText.object(
        "stack", owner.stackId(),
        "resource", owner.resource(),
        "previous", previous);
  }

  private static Map<String, Object> json(Failure failure) {
    return JsonText.object(
        "cause", CallerAdvice.cause(failure),
        "nextStep", CallerAdvice.nextStep(failure),
        "error", failure.error().toString());
  }

  /** Returns a page; what fails comes first. */
  List<String> html() {
    HtmlPage page = new HtmlPage("Security Hub organization configuration: doctor").search();
    page.beginTable(
        List.of("Result", "Region", "Subscribed", "Administrator", "Home Region", "Configuration"));
    all.stream().sorted(Comparator.comparing(CheckResults::isOk)).forEach(each -> row(page, each));
    return page.endTable().lines();
  }

  private static void row(HtmlPage page, CheckResults found) {
    String word = found.isNotEnabled() ? "not enabled" : "failed";
    page.raw("<tr><td>")
        .state(tone(found), found.isOk() ? "ok" : word)
        .raw("</td><td>")
        .element("b", "", found.place().region());
    problems(found).forEach(problem -> page.element("p", "", problem));
    page.raw("</td>");
    cells(found).stream().skip(2).forEach(cell -> page.element("td", "", cell));
    page.raw("</tr>\n");
  }
}
