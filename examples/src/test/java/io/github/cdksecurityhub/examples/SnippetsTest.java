package io.github.cdksecurityhub.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What any page and any Javadoc shows in Java, a reader can paste: classes as they are, lines into
 * a stack.
 */
@Execution(ExecutionMode.CONCURRENT)
class SnippetsTest {
  private static final Path CONSTRUCT = Path.of("..", "construct", "src", "main", "java");
  private static final Pattern MARKDOWN = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern JAVADOC =
      Pattern.compile("<pre>\\{@code\\n(.*?)}</pre>", Pattern.DOTALL);
  private static final String IMPORTS =
      """
      import io.github.cdksecurityhub.*;
      import java.nio.file.Path;
      import java.util.List;
      import java.util.Map;
      import software.amazon.awscdk.*;
      import software.amazon.awscdk.services.cloudwatch.*;
      import software.amazon.awscdk.services.logs.*;
      import software.amazon.awscdk.services.securityhub.*;
      import software.amazon.awscdk.services.sns.*;
      import software.constructs.Construct;
      """;
  private static final String BUILDER =
      "SecurityHubOrganizationConfiguration.Builder.create(this, \"SecurityHub\")";

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
          .formatted(statements());
    }

    /** A page may also show an expression, or the options of a builder alone. */
    private String statements() {
      String text = code.strip();
      String whole = text.startsWith(".") ? BUILDER + text : text;
      return whole.endsWith(";") || whole.endsWith("}") ? whole : "Object it = " + whole + ";";
    }

    /** The compiler names it in its errors. */
    String packageName() {
      return page.getFileName().toString().replaceAll("\\W", "_") + "_" + number;
    }
  }

  static List<Snippet> snippets() throws IOException {
    List<Snippet> snippets = new ArrayList<>();
    addFrom(Path.of("..", "README.md"), snippets);
    for (Path folder : List.of(Path.of("..", "docs"), CONSTRUCT)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          addFrom(file, snippets);
        }
      }
    }
    return snippets;
  }

  private static void addFrom(Path file, List<Snippet> snippets) throws IOException {
    boolean javadoc = file.toString().endsWith(".java");
    // What the local AWS shows are tests, with a module on the class path that apps don't have.
    if (file.endsWith("local-aws.md") || !javadoc && !file.toString().endsWith(".md")) {
      return;
    }
    Matcher java = (javadoc ? JAVADOC : MARKDOWN).matcher(Files.readString(file));
    for (int number = 1; java.find(); number++) {
      String code = javadoc ? java.group(1).replaceAll("(?m)^ *\\* ?", "") : java.group(1);
      boolean isYaml = !code.contains("(");
      if (!isYaml) {
        snippets.add(new Snippet(file, number, code));
      }
    }
  }

  /** All at once, each in a package of its own. */
  @Test
  void everySnippetCompiles(@TempDir Path classes) throws IOException {
    assertThat(snippets()).hasSizeGreaterThan(1);
    Map<String, String> sources = new TreeMap<>();
    for (Snippet snippet : snippets()) {
      String name = snippet.packageName();
      sources.put(
          name + "/" + snippet.typeName(), "package %s;%n%s".formatted(name, snippet.source()));
    }

    assertThat(Compilation.errors(sources, classes)).isEmpty();
  }
}
