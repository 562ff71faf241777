package io.github.cdksecurityhub.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdksecurityhub.SecurityHubOrganizationConfiguration;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** examples/gitops is a whole repository to copy. */
class GitopsRepositoryTest {
  private static final String MAIN = "security.SecurityHubApp";

  @TempDir Path folder;

  @Test
  void itsAppCompilesAndSynthesizesInItsOwnFolder() throws Exception {
    Path classes = folder.resolve("classes");
    Path source = CiFile.REPOSITORY.resolve("src/main/java/security/SecurityHubApp.java");
    int errors =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", classPath(), "-d", classes.toString(), source.toString());
    assertThat(errors).isZero();

    String template = synthesize(classes);

    assertThat(template.split("\"Custom::SecurityHubOrganizationConfiguration\"")).hasSize(6);
  }

  @Test
  void itsPomNamesTheConstructOfThisVersionAndItsApp() throws Exception {
    String pom = Files.readString(CiFile.REPOSITORY.resolve("pom.xml"));
    String readme = Files.readString(Path.of("..", "README.md"));

    assertThat(pom)
        .containsIgnoringWhitespaces(between(readme, "<dependency>", "</dependency>"))
        .contains("<mainClass>" + MAIN + "</mainClass>");
    assertThat(Files.readString(CiFile.REPOSITORY.resolve("cdk.json")))
        .contains("compile exec:java");
  }

  @Test
  void itsSchemaIsTheOneInTheJar() throws Exception {
    try (InputStream shipped =
        SecurityHubOrganizationConfiguration.class.getResourceAsStream(
            "securityhub-organization.schema.json")) {
      assertThat(CiFile.REPOSITORY.resolve("securityhub-organization.schema.json"))
          .hasBinaryContent(shipped.readAllBytes());
    }
  }

  private String synthesize(Path classes) throws Exception {
    Path log = folder.resolve("log.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes + File.pathSeparator + classPath(),
                MAIN)
            .directory(CiFile.REPOSITORY.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("CDK_OUTDIR", folder.resolve("cdk.out").toString());
    builder.environment().put("CDK_CONTEXT_JSON", context());
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    return Files.readString(folder.resolve("cdk.out/SecurityHubOrganization.template.json"));
  }

  /** As the CDK's command line hands it over. */
  private static String context() throws Exception {
    JsonNode cdk = new ObjectMapper().readTree(CiFile.REPOSITORY.resolve("cdk.json").toFile());
    return cdk.get("context").toString();
  }

  /** The packaged construct has the handler inside; this module's classes don't. */
  private static String classPath() throws IOException {
    try (Stream<Path> jars = Files.list(Path.of("target", "lib"))) {
      return jars.map(jar -> jar.toAbsolutePath().toString())
          .sorted()
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  private static String between(String text, String start, String end) {
    return text.substring(text.indexOf(start), text.indexOf(end) + end.length());
  }
}
