package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/develop/service-behaviour.md} has the rules; a test of a rule is tagged with its id,
 * in any module.
 */
class ServiceBehaviourTest {
  private static final Path PROJECT = Path.of("..");
  private static final Pattern HEADING = Pattern.compile("(R\\d+)\\. .+");
  private static final Pattern TAG = Pattern.compile("@Tag\\(\"(R\\d+)\"\\)");

  /** The text of each rule by its id, without line breaks. */
  private static final Map<String, String> RULES = new LinkedHashMap<>();

  @BeforeAll
  static void readThePage() throws IOException {
    String page = Files.readString(PROJECT.resolve("docs/develop/service-behaviour.md"));
    for (String section : page.split("(?m)^##+ ")) {
      Matcher heading = HEADING.matcher(section.lines().findFirst().orElse(""));
      if (heading.matches()) {
        RULES.put(heading.group(1), section.replaceAll("\\s+", " "));
      }
    }
  }

  @Test
  void everyRuleHasATestAndEveryTagNamesARule() throws IOException {
    Set<String> tested =
        RULES.keySet().stream()
            .filter(id -> !RULES.get(id).contains("- No test: "))
            .collect(Collectors.toSet());
    assertThat(tags()).containsExactlyInAnyOrderElementsOf(tested);
  }

  @Test
  void everyRuleStatesItsConfidence() {
    assertThat(RULES).hasSizeGreaterThanOrEqualTo(50);
    assertThat(RULES.values()).allSatisfy(text -> assertThat(text).contains("- Confidence "));
  }

  @Test
  void everyKnobIsDescribedAsItIs() {
    assertThat(Knob.all()).extracting(Knob::knobName).doesNotHaveDuplicates();
    assertThat(Knob.all())
        .allSatisfy(
            knob ->
                assertThat(RULES.get(knob.rule()))
                    .contains(line(knob))
                    .contains(variants(knob.mostProbable())));
    assertThat(RULES.values().stream().mapToInt(text -> text.split("- Knob `").length - 1).sum())
        .isEqualTo(Knob.all().size());
  }

  private static String line(Knob<?> knob) {
    return "- Knob `%s` (%s), by default `%s`: "
        .formatted(knob, knob.confidence(), KnobText.text(knob.mostProbable()));
  }

  /** The values of a knob with this one, as the page writes them, where they can be counted. */
  private static List<String> variants(Object value) {
    Object one = value instanceof List<?> list ? list.get(0) : value;
    return one instanceof Enum<?> constant
        ? Arrays.stream(constant.getDeclaringClass().getEnumConstants())
            .map(variant -> "`" + variant + "`")
            .toList()
        : List.of("");
  }

  private static Set<String> tags() throws IOException {
    Set<String> tags = new TreeSet<>();
    for (Path source : testSources()) {
      TAG.matcher(Files.readString(source)).results().forEach(tag -> tags.add(tag.group(1)));
    }
    return tags;
  }

  private static List<Path> testSources() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(PROJECT)) {
      for (Path module : modules) {
        Path folder = module.resolve("src/test/java");
        if (Files.isDirectory(folder)) {
          try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
          }
        }
      }
    }
    return sources;
  }
}
