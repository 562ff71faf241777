package io.github.cdksecurityhub.build;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link of the documentation leads somewhere, and every test that it names exists. */
class LinksTest {
  private static Map<String, List<Path>> tests;

  @BeforeAll
  static void findTests() throws IOException {
    tests =
        MarkdownPage.files("Test.java")
            .collect(groupingBy(file -> file.getFileName().toString().replace(".java", "")));
  }

  static List<MarkdownPage> pages() throws IOException {
    return MarkdownPage.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyRelativeLinkLeadsSomewhere(MarkdownPage page) {
    for (String link : page.relativeLinks()) {
      String[] parts = link.split("#", 2);
      Path target =
          parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();

      assertThat(target).as("%s in %s", link, page).exists();
      if (parts.length > 1 && Files.isRegularFile(target)) {
        assertThat(new MarkdownPage(target).anchors())
            .as("%s in %s", link, page)
            .contains(parts[1]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyTestThatIsNamedExists(MarkdownPage page) {
    for (String name : page.tests()) {
      String[] parts = name.split("\\.");
      String method = parts.length > 1 ? parts[1] + "(" : "";

      assertThat(tests.getOrDefault(parts[0], List.of()))
          .as("%s in %s", name, page)
          .anySatisfy(file -> assertThat(file).content().contains(method));
    }
  }
}
