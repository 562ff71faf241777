package io.github.cdksecurityhub.local.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A section of docs/use/migration.md, whose code the tests run.
 *
 * @param text its text
 */
record MigrationPage(String text) {
  private static final Path FILE = Path.of("..", "docs", "use", "migration.md");

  /** The section under a heading. */
  static MigrationPage section(String heading) throws IOException {
    for (String section : Files.readString(FILE).split("(?m)^## ")) {
      if (section.startsWith(heading + "\n")) {
        return new MigrationPage(section);
      }
    }
    throw new IllegalStateException(FILE + " has no section " + heading);
  }

  /** The blocks of a language, in order; those in a list without its indentation. */
  List<String> blocks(String language) {
    return Pattern.compile("(?ms)^( *)```" + language + "\n(.*?)^\\1```$")
        .matcher(text)
        .results()
        .map(block -> block.group(2).replaceAll("(?m)^" + block.group(1), ""))
        .toList();
  }
}
