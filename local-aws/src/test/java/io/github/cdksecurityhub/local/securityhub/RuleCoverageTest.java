package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every rule of Security Hub has a test here, and every knob belongs to one. */
class RuleCoverageTest {
  private static final List<String> RULES =
      IntStream.concat(IntStream.rangeClosed(1, 32), IntStream.of(41, 42, 43, 44, 45, 46, 48, 49))
          .mapToObj(number -> "R" + number)
          .toList();

  @Test
  void everyRuleHasATest() throws Exception {
    assertThat(taggedRules()).containsAll(RULES);
  }

  @Test
  void everyKnobHasANameOfItsOwnAndARule() {
    assertThat(Knob.all()).extracting(Knob::knobName).doesNotHaveDuplicates();
    assertThat(Knob.all()).extracting(Knob::rule).isSubsetOf(RULES);
  }

  @Test
  void everyKnobStandsAtItsMostProbableValue() {
    assertThat(Knob.all())
        .allSatisfy(
            knob ->
                assertThat((Object) Behaviour.mostProbable().get(knob))
                    .isEqualTo(knob.mostProbable()));
  }

  private static Set<String> taggedRules() throws IOException, URISyntaxException {
    Class<?> self = RuleCoverageTest.class;
    Path folder = Path.of(self.getResource(self.getSimpleName() + ".class").toURI()).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Test.class"))
          .flatMap(name -> tags(name.replace(".class", "")))
          .collect(Collectors.toSet());
    }
  }

  private static Stream<String> tags(String testClass) {
    try {
      String name = RuleCoverageTest.class.getPackageName() + "." + testClass;
      Method[] methods = Class.forName(name).getDeclaredMethods();
      return Arrays.stream(methods)
          .flatMap(method -> Arrays.stream(method.getAnnotationsByType(Tag.class)))
          .map(Tag::value);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
