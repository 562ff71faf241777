package io.github.cdksecurityhub.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link of the documentation leads somewhere. */
class LinksTest {

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
}
