package io.github.cdksecurityhub.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.run.Command;
import io.github.cdksecurityhub.local.run.Command.Ended;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example is a project to copy: it builds and synthesizes from its own folder alone. */
@Execution(ExecutionMode.CONCURRENT)
class ExampleProjectsTest {
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final String PROTECTION =
      "/artifacts/SecurityHubOrganization/properties/terminationProtection";
  private static final Pattern MAIN_CLASS = Pattern.compile("<mainClass>(.+)</mainClass>");

  @TempDir static Path classes;
  @TempDir Path folder;

  /** All at once; that each compiles alone, by its own POM, is {@link CopiedExamplesTest}'s. */
  @BeforeAll
  static void compile() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-cp", classPath(), "-d", classes.toString()));
    for (String project : projects()) {
      try (Stream<Path> files = Files.walk(EXAMPLES.resolve(project))) {
        files
            .map(Path::toString)
            .filter(name -> name.contains("/src/main/") && name.endsWith(".java"))
            .forEach(arguments::add);
      }
    }
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(String[]::new)))
        .isZero();
  }

  static List<String> projects() throws IOException {
    try (Stream<Path> folders = Files.list(EXAMPLES)) {
      return folders
          .filter(each -> Files.exists(each.resolve("cdk.json")))
          .map(each -> each.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("projects")
  void aProjectNamesTheConstructOfThisVersionAndItsApp(String project) throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    String dependency =
        readme.substring(readme.indexOf("<dependency>"), readme.indexOf("</dependency>"));

    assertThat(pom(project)).containsIgnoringWhitespaces(dependency).doesNotContain("<parent>");
    assertThat(mainClass(project)).isNotBlank();
    assertThat(Files.readString(EXAMPLES.resolve(project).resolve("cdk.json")))
        .contains("compile exec:java");
  }

  @ParameterizedTest
  @MethodSource("projects")
  void itsReadmeFitsOnAScreen(String project) throws IOException {
    assertThat(Files.readAllLines(EXAMPLES.resolve(project).resolve("README.md")))
        .hasSizeBetween(15, 40);
    assertThat(Files.readString(EXAMPLES.resolve(project).resolve("README.md")))
        .contains("## What must exist", "## Commands", "## What you see");
  }

  @Test
  void eachSynthesizesAStackThatIsNotDeletedByAccident() throws Exception {
    List<String> projects = new ArrayList<>(projects());
    projects.removeAll(List.of("kotlin", "pipeline"));

    run(projects, new ObjectMapper().writeValueAsString(CopiedExamplesTest.IDS)).succeeded();

    for (String project : projects) {
      Path assembly = folder.resolve(mainClass(project));
      JsonNode manifest = new ObjectMapper().readTree(assembly.resolve("manifest.json").toFile());
      assertThat(manifest.at(PROTECTION).asBoolean()).as(project).isTrue();
      assertThat(assembly.resolve("SecurityHubOrganization.template.json"))
          .content()
          .contains("\"Custom::SecurityHubOrganizationConfiguration\"");
    }
  }

  @Test
  void aPlaceholderIsRefusedByItsName() throws Exception {
    Map<String, String> keys =
        Map.of(
            "central-policies", "root",
            "gitops", "account",
            "organization", "administrator",
            "pipeline", "repository");
    ObjectNode context = new ObjectMapper().createObjectNode();
    for (String project : keys.keySet()) {
      context.setAll(context(project));
    }

    Ended run = run(keys.keySet(), context.toString());

    for (Map.Entry<String, String> each : keys.entrySet()) {
      assertThat(run.err())
          .contains(
              "%s: Cannot synthesize: \"%s\" is not set"
                  .formatted(mainClass(each.getKey()), each.getValue()));
    }
  }

  /** The apps of several, one after the other, as one process takes little longer for all. */
  private Ended run(Collection<String> projects, String context) throws Exception {
    List<String> mains = new ArrayList<>();
    for (String project : projects) {
      mains.add(mainClass(project));
    }
    String own = Path.of("target", "test-classes").toAbsolutePath().toString();
    return Command.java("-cp", String.join(File.pathSeparator, own, classes + "", classPath()))
        .and(ExampleApps.class.getName())
        .and(mains.toArray(String[]::new))
        .in(EXAMPLES.resolve("gitops"))
        .with(Map.of("CDK_OUTDIR", folder.resolve("cdk.out") + "", "CDK_CONTEXT_JSON", context))
        .run();
  }

  private static String pom(String project) throws IOException {
    return Files.readString(EXAMPLES.resolve(project).resolve("pom.xml"));
  }

  private static String mainClass(String project) throws IOException {
    Matcher name = MAIN_CLASS.matcher(pom(project));
    return name.find() ? name.group(1) : "";
  }

  private static ObjectNode context(String project) throws IOException {
    return new ObjectMapper()
        .readTree(EXAMPLES.resolve(project).resolve("cdk.json").toFile())
        .withObject("/context");
  }

  /** The packaged construct has the handler inside; this module's classes don't. */
  private static String classPath() throws IOException {
    try (Stream<Path> jars = Files.list(EXAMPLES.resolve("target/lib"))) {
      return jars.map(jar -> jar.toAbsolutePath().toString())
          .sorted()
          .collect(Collectors.joining(File.pathSeparator));
    }
  }
}
