package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/use/options.md has every option of every construct, and no others. */
class OptionsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "use", "options.md");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  static List<Class<?>> props() {
    return List.of(
        SecurityHubOrganizationConfigurationProps.class,
        SecurityHubCentralConfigurationProps.class,
        OrganizationConfigurationProviderProps.class,
        SecurityHubDriftDetectionProps.class,
        SecurityHubPipelineRolesProps.class);
  }

  @ParameterizedTest
  @MethodSource("props")
  void theTableOfAConstructHasItsOptionsAndNoOthers(Class<?> props) throws IOException {
    String construct = props.getSimpleName().replaceFirst("Props$", "");
    List<String> listed = table(construct).flatMap(OptionsPageTest::names).toList();

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(props.getMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("get"))
                .map(OptionsPageTest::option)
                .filter(option -> !REFUSED.contains(construct + " " + option))
                .toList());
  }

  /** What an interface has, and its construct refuses. */
  private static final List<String> REFUSED =
      List.of("SecurityHubCentralConfiguration autoEnableControls");

  private static Stream<String> table(String construct) throws IOException {
    String page = Files.readString(PAGE);
    int section = page.indexOf("## " + construct + "\n");
    assertThat(section).as(construct).isNotNegative();
    return page.substring(section + 3)
        .lines()
        .takeWhile(line -> !line.startsWith("## "))
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|")[1]);
  }

  private static Stream<String> names(String cell) {
    return NAME.matcher(cell).results().map(found -> found.group(1));
  }

  private static String option(String getter) {
    return getter.substring(3, 4).toLowerCase(Locale.ROOT) + getter.substring(4);
  }
}
