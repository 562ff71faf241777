package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.console.ExitCode;
import io.github.cdksecurityhub.cli.console.HtmlPage;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** A plan as a report to attach to a change: changes first, with a map of the Regions. */
final class PlanHtml {
  private static final BinaryOperator<Action> GRAVER =
      BinaryOperator.maxBy(Comparator.comparing(PlanHtml::weight));

  private final HtmlPage page = new HtmlPage("Security Hub organization configuration: plan");

  private PlanHtml() {}

  static List<String> lines(Plan plan, String made) {
    PlanHtml html = new PlanHtml();
    html.page.element("p", "dim", "Made " + made + ". Nothing was written.");
    html.page.raw("<ul class=\"counts\">\n");
    plan.counts()
        .forEach(
            (action, count) ->
                html.page
                    .raw("<li>")
                    .state(action.tone(), count + " " + action.counted)
                    .raw("</li>"));
    html.page.raw("</ul>\n");
    if (plan.counts().isEmpty()) {
      html.page.element("p", "", plan.summary());
    }
    html.weakenings(plan);
    plan.remarks().forEach(each -> html.page.element("p", "missing change", each));
    html.map(plan);
    html.page.search();
    plan.stacks().stream().filter(each -> !each.isEmpty()).forEach(html::stack);
    return html.page.lines();
  }

  private void weakenings(Plan plan) {
    if (!plan.weakenings().isEmpty()) {
      page.element("h2", "", "Weakens coverage");
      plan.weakenings().forEach(each -> page.element("p", "missing alarm", each));
    }
  }

  /** The Regions by continent; of several rows in one Region the gravest. */
  private void map(Plan plan) {
    Map<String, Action> actions = new HashMap<>();
    plan.stacks().stream()
        .flatMap(stack -> stack.rows().stream())
        .filter(row -> row.event().isConfiguration() && row.event().isPlaced())
        .forEach(row -> actions.merge(row.event().region(), row.action(), GRAVER));
    Set<String> all = new TreeSet<>(actions.keySet());
    plan.uncovered().forEach(place -> all.add(place.region()));
    page.raw("<div class=\"map\" role=\"group\" aria-label=\"Regions\">\n");
    all.stream()
        .collect(Collectors.groupingBy(PlanHtml::continent, TreeMap::new, Collectors.toList()))
        .forEach(
            (continent, regions) -> {
              page.element("p", "dim", continent).raw("<div>");
              regions.forEach(region -> tile(region, Optional.ofNullable(actions.get(region))));
              page.raw("</div>\n");
            });
    page.raw("</div>\n");
  }

  private void tile(String region, Optional<Action> action) {
    page.raw("<span class=\"tile " + action.orElse(Action.UNKNOWN).tone().cssClass() + "\">")
        .element("b", "", region)
        .element("span", "", action.map(declared -> declared.word).orElse("not declared"))
        .raw("</span>");
  }

  private static String continent(String region) {
    return switch (region.split("-")[0]) {
      case "us", "ca", "mx" -> "North America";
      case "sa" -> "South America";
      case "eu" -> "Europe";
      case "af" -> "Africa";
      case "me", "il" -> "Middle East";
      case "ap" -> "Asia Pacific";
      case "cn" -> "China";
      default -> "Other";
    };
  }

  /** What fails comes first, then what changes. */
  private static int weight(Action action) {
    return action.exitCode == ExitCode.FAILED ? 3 : action.exitCode;
  }

  private void stack(Plan.PlannedStack stack) {
    page.element("h2", "", stack.heading());
    stack.unseen().forEach(why -> page.element("p", "missing alarm", "Not seen: " + why));
    stack.notes().forEach(note -> page.element("p", "dim", note));
    if (stack.rows().isEmpty()) {
      return;
    }
    page.beginTable(List.of("Result", "Region or resource", "Event", "Live", "Declared"));
    RowText.of(stack).stream()
        .sorted(
            Comparator.<RowText, Boolean>comparing(row -> row.row().weakens().isEmpty())
                .thenComparing(row -> -weight(row.row().action())))
        .forEach(this::row);
    page.endTable();
  }

  private void row(RowText row) {
    page.raw("<tr><td>").state(row.row().action().tone(), row.result()).raw("</td><td");
    page.raw(row.isBeneath() ? " class=\"beneath\">" : ">").element("b", "", row.name());
    row.row()
        .weakens()
        .forEach(each -> page.element("p", "missing alarm", "Weakens coverage: " + each));
    if (!row.changes().isEmpty()) {
      page.raw("<ul>");
      row.changes().forEach(change -> page.element("li", "", change));
      page.raw("</ul>");
    }
    if (!row.detail().isEmpty()) {
      page.element("p", "", row.detail());
    }
    page.raw("</td>")
        .element("td", "", row.event())
        .element("td", "", row.live())
        .element("td", "", row.wanted())
        .raw("</tr>\n");
  }
}
