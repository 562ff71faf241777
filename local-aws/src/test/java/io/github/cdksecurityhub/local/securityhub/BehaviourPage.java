package io.github.cdksecurityhub.local.securityhub;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads {@code docs/develop/service-behaviour.md}: a heading for each rule, and what its list says.
 */
final class BehaviourPage {
  private static final Pattern HEADING = Pattern.compile("(R\\d+)\\. .+");
  private static final Pattern CONFIDENCE = Pattern.compile("Confidence [HML](/[HML])?: .+");
  private static final Pattern KNOB =
      Pattern.compile("Knob `(\\w+)` \\(([HML])\\), by default `([^`]+)`: (.+)");
  private static final Pattern NO_TEST = Pattern.compile("No test: (.+)");
  private static final Pattern TESTS = Pattern.compile("Tests: .+");
  private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

  private BehaviourPage() {}

  /**
   * A rule as the page has it.
   *
   * @param id for instance {@code R25}
   * @param sure whether it says how sure it is, and by which source
   * @param knobs its knobs
   * @param tests the tests that enforce it
   * @param whyNoTest why there is none, where nothing here depends on it
   */
  record Rule(
      String id,
      boolean sure,
      List<KnobLine> knobs,
      List<TestName> tests,
      Optional<String> whyNoTest) {}

  /**
   * A knob as the page has it.
   *
   * @param name its name
   * @param confidence H, M or L
   * @param standsAt its default
   * @param variants what the page says of its values
   */
  record KnobLine(String name, String confidence, String standsAt, String variants) {}

  /** The name of a test: class and method. */
  record TestName(String type, String method) {
    @Override
    public String toString() {
      return type + "." + method;
    }
  }

  static List<Rule> rules(String page) {
    return Stream.of(page.split("(?m)^##+ ")).flatMap(part -> rule(part).stream()).toList();
  }

  private static Optional<Rule> rule(String part) {
    Matcher heading = HEADING.matcher(part.lines().findFirst().orElse(""));
    if (!heading.matches()) {
      return Optional.empty();
    }
    List<String> items =
        Stream.of(part.split("(?m)^- "))
            .skip(1)
            .map(item -> item.strip().replaceAll("\\s+", " "))
            .toList();
    return Optional.of(
        new Rule(
            heading.group(1),
            items.stream().anyMatch(item -> CONFIDENCE.matcher(item).matches()),
            found(KNOB, items)
                .map(k -> new KnobLine(k.group(1), k.group(2), k.group(3), k.group(4)))
                .toList(),
            items.stream()
                .filter(item -> TESTS.matcher(item).matches())
                .flatMap(item -> TEST.matcher(item).results())
                .map(test -> new TestName(test.group(1), test.group(2)))
                .toList(),
            found(NO_TEST, items).map(reason -> reason.group(1)).findFirst()));
  }

  private static Stream<MatchResult> found(Pattern pattern, List<String> items) {
    return items.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(Matcher::toMatchResult);
  }
}
