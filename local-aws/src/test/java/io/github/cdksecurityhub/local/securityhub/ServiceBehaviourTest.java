package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.securityhub.BehaviourPage.KnobLine;
import io.github.cdksecurityhub.local.securityhub.BehaviourPage.Rule;
import io.github.cdksecurityhub.local.securityhub.BehaviourPage.TestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docs/develop/service-behaviour.md} says of every rule and knob what is so. */
class ServiceBehaviourTest {
  private static final List<String> RULES =
      IntStream.rangeClosed(1, 50).mapToObj(number -> "R" + number).toList();

  private static final TestSources SOURCES = new TestSources();

  private static String page;

  @BeforeAll
  static void read() throws IOException {
    page = Files.readString(Path.of("..", "docs", "develop", "service-behaviour.md"));
  }

  @Test
  void thePageIsRight() {
    assertThat(problems(page)).isEmpty();
  }

  /** What is replaced in the page, by what, and what is found. */
  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "### R27. | ### Rule 27. | The rules are not R1 to R50",
        "### R39. | ### R51. | The rules are not R1 to R50",
        "- Confidence L: inferred. | - By hearsay. | R27 does not say how sure it is",
        "- Tests: `CentralFieldsTest.aLinkedRegionShowsCentral`, | - Also `X.y`, | R27 names no"
            + " test",
        "- No test: the console | - Surely the console | R50 names no test",
        "- No test: the console | - Tests: `WireTest.noSuchTest` | R50 WireTest.noSuchTest",
        "aLinkedRegionShowsCentral` | aLinkedRegionShows` | R27"
            + " CentralFieldsTest.aLinkedRegionShows",
        "`CentralFieldsTest.aLinked | `CallerTest.aLinked | R27"
            + " CallerTest.aLinkedRegionShowsCentral",
        "theSameEventTwiceWritesOnce` | nothing` | R36 LifecycleHandlerTest.nothing",
        "CentralFieldsTest.aLinkedRegionShowsCentral | WireTest.memberAccountLimitIsShown"
            + " | R27 WireTest.memberAccountLimitIsShown is not tagged",
        "Knob `linkedRegion` | Knob `linkedRegions` | R27 lacks the knob linkedRegion",
        "Knob `linkedRegion` | Knob `linkedRegions` | R27 has a knob that is none: linkedRegions",
        "`linkedRegion` (L) | `linkedRegion` (M) | R27 linkedRegion: M but is L",
        "(L), by default `CENTRAL` | (L), by default `LOCAL` | R27 linkedRegion: LOCAL but is"
            + " CENTRAL",
        "(H), by default `2 calls` | (H), by default `3 calls` | R24 pending: 3 calls but is 2"
            + " calls",
        "or `LOCAL` with both | or with both | R27 linkedRegion does not name its variant LOCAL",
      })
  void aPageThatIsWrongIsFoundOut(String right, String wrong, String problem) {
    assertThat(page).contains(right);
    assertThat(problems(page.replace(right, wrong)))
        .anySatisfy(found -> assertThat(found).startsWith(problem));
  }

  private static List<String> problems(String text) {
    List<Rule> rules = BehaviourPage.rules(text);
    List<String> problems = new ArrayList<>();
    List<String> ids = rules.stream().map(Rule::id).toList();
    if (!ids.equals(RULES)) {
      problems.add("The rules are not R1 to R50, each once, in order: " + ids);
    }
    for (Rule rule : rules) {
      List<String> found = new ArrayList<>();
      if (!rule.sure()) {
        found.add("does not say how sure it is and by which source");
      }
      found.addAll(problemsOfTests(rule));
      found.addAll(problemsOfKnobs(rule));
      found.forEach(problem -> problems.add(rule.id() + " " + problem));
    }
    return problems;
  }

  private static List<String> problemsOfTests(Rule rule) {
    List<String> problems = new ArrayList<>();
    if (rule.tests().isEmpty() == rule.whyNoTest().isEmpty()) {
      problems.add("names no test, or tests beside a reason for none");
    }
    for (TestName test : rule.tests()) {
      List<String> sources = SOURCES.of(test);
      String tag = "@Tag(\"" + rule.id() + "\")";
      if (sources.isEmpty()) {
        problems.add(test + " does not exist, or does not run");
      } else if (TestSources.isOfThisPackage(test) && !sources.get(0).contains(tag)) {
        problems.add(test + " is not tagged " + rule.id());
      }
    }
    return problems;
  }

  private static List<String> problemsOfKnobs(Rule rule) {
    List<String> problems = new ArrayList<>();
    List<Knob<?>> knobs =
        Knob.all().stream().filter(knob -> knob.rule().equals(rule.id())).toList();
    List<String> names = knobs.stream().map(Knob::knobName).toList();
    rule.knobs().stream()
        .map(KnobLine::name)
        .filter(name -> !names.contains(name))
        .forEach(name -> problems.add("has a knob that is none: " + name));
    for (Knob<?> knob : knobs) {
      Optional<KnobLine> line =
          rule.knobs().stream().filter(l -> l.name().equals(knob.knobName())).findFirst();
      line.ifPresentOrElse(
          l -> problems.addAll(problemsOf(l, knob)), () -> problems.add("lacks the knob " + knob));
    }
    return problems;
  }

  private static List<String> problemsOf(KnobLine line, Knob<?> knob) {
    List<String> problems = new ArrayList<>();
    String confidence = knob.confidence().name();
    if (!line.confidence().equals(confidence)) {
      problems.add(knob + ": " + line.confidence() + " but is " + confidence);
    }
    String standsAt = words(knob.mostProbable());
    if (!line.standsAt().equals(standsAt)) {
      problems.add(knob + ": " + line.standsAt() + " but is " + standsAt);
    }
    variants(knob.mostProbable())
        .filter(variant -> !line.variants().contains("`" + variant + "`"))
        .forEach(variant -> problems.add(knob + " does not name its variant " + variant));
    return problems;
  }

  /** The names of all values that a knob with this one can have, where they can be counted. */
  private static Stream<String> variants(Object value) {
    Object one = value instanceof List<?> list ? list.get(0) : value;
    return one instanceof Enum<?> constant
        ? Arrays.stream(constant.getDeclaringClass().getEnumConstants()).map(Enum::name)
        : Stream.empty();
  }

  /** A value as the page writes it. */
  private static String words(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(ServiceBehaviourTest::words).collect(Collectors.joining(", "));
    }
    if (value instanceof ServiceError error) {
      return error.status() + " " + error.code() + ": " + error.message().orElse("");
    }
    if (value instanceof CentralOutcome outcome) {
      return outcome.status() + ": " + outcome.message().orElse("");
    }
    if (value instanceof Lasting lasting) {
      assertThat(lasting.duration()).as("a default that lasts for a time").isZero();
      return lasting.calls() == 0
          ? "none"
          : lasting.calls() + (lasting.calls() == 1 ? " call" : " calls");
    }
    return value.toString();
  }
}
