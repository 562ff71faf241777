package io.github.cdksecurityhub.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What any page shows in Java, a reader can paste: classes as they are, lines into a stack. */
class SnippetsTest {
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final String IMPORTS =
      """
      import io.github.cdksecurityhub.*;
      import java.nio.file.Path;
      import java.util.List;
      import java.util.Map;
      import software.amazon.awscdk.*;
      import software.amazon.awscdk.services.cloudwatch.*;
      import software.amazon.awscdk.services.securityhub.*;
      import software.amazon.awscdk.services.sns.*;
      import software.constructs.Construct;
      """;

  /**
   * A piece of Java on a page.
   *
   * @param page where it stands
   * @param number which of the page's it is, from 1
   * @param code what it says
   */
  record Snippet(Path page, int number, String code) {

    String source() {
      boolean isType = code.contains("class ") || code.contains("record ");
      return IMPORTS + (isType ? code : inAStack());
    }

    String typeName() {
      Matcher type = Pattern.compile("(?:class|record) (\\w+)").matcher(code);
      return type.find() ? type.group(1) : "Snippet";
    }

    /** With what the words around it speak of. */
    private String inAStack() {
      return """
      class Snippet extends Stack {
        Snippet(SecurityHubOrganizationConfiguration configuration, ITopic topic) {
          %s
        }
      }
      """
          .formatted(code);
    }

    @Override
    public String toString() {
      return page.getFileName() + " " + number;
    }
  }

  static List<Snippet> snippets() throws IOException {
    List<Snippet> snippets = new ArrayList<>();
    try (Stream<Path> pages = Files.walk(Path.of("..", "docs"))) {
      for (Path page :
          Stream.concat(Stream.of(Path.of("..", "README.md")), pages)
              .filter(it -> it.toString().endsWith(".md"))
              .toList()) {
        Matcher java = JAVA.matcher(Files.readString(page));
        for (int number = 1; java.find(); number++) {
          snippets.add(new Snippet(page, number, java.group(1)));
        }
      }
    }
    return snippets;
  }

  @Test
  void thereAreSnippets() throws IOException {
    assertThat(snippets()).hasSizeGreaterThan(1);
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void itCompiles(Snippet snippet, @TempDir Path classes) {
    assertThat(Compilation.errors(snippet.typeName(), snippet.source(), classes)).isEmpty();
  }
}
