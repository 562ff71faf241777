package io.github.cdksecurityhub.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.run.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A user's project in a folder of its own: a copy of an example, with a local repository that has
 * what this build staged and, for the rest, what this machine's has.
 *
 * <p>Maven runs in a process of its own, so the project finds the construct by its coordinates and
 * through its published POM, or not at all. What the POM leads to and this build doesn't use, such
 * as a newer Jackson, comes from where Maven takes everything. Nothing of ours is installed.
 */
record OwnProject(Path folder) {
  private static final Path EXAMPLES = Path.of("..", "examples");

  /** A copy of an example that is a project. */
  static OwnProject of(String example) throws IOException {
    return copyOf(EXAMPLES.resolve(example));
  }

  /** A copy of a project. */
  static OwnProject copyOf(Path original) throws IOException {
    OwnProject project =
        new OwnProject(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "project"));
    project.lendRepository();
    project.copy(original);
    return project;
  }

  private void copy(Path example) throws IOException {
    try (Stream<Path> files = Files.walk(example)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = project().resolve(example.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  /** Links instead of copies: the machine's repository has gigabytes. */
  private void lendRepository() throws IOException {
    Path machine = Path.of(System.getProperty("maven.repository"));
    Path own = repository();
    Path level = Path.of("");
    for (Path name : Path.of(StagedArtifact.GROUP.replace('.', '/'))) {
      Files.createDirectories(own.resolve(level));
      linkChildren(machine.resolve(level), own.resolve(level), name);
      level = level.resolve(name);
    }
    Files.createDirectories(own.resolve(level));
    for (StagedArtifact artifact : StagedArtifact.all()) {
      Path staged = artifact.folder().getParent().toAbsolutePath().normalize();
      Files.createSymbolicLink(own.resolve(level).resolve(artifact.name()), staged);
    }
  }

  private static void linkChildren(Path from, Path to, Path except) throws IOException {
    List<Path> children;
    try (Stream<Path> files = Files.list(from)) {
      children = files.filter(child -> !child.getFileName().equals(except)).toList();
    }
    for (Path child : children) {
      Files.createSymbolicLink(to.resolve(child.getFileName()), child);
    }
  }

  private Path repository() {
    return folder.resolve("repository").toAbsolutePath();
  }

  /** Runs what the CDK's command line would run, the app of its cdk.json, with such a context. */
  CloudAssembly synthesize(Map<String, String> context) throws Exception {
    ObjectMapper json = new ObjectMapper();
    String app = json.readTree(project().resolve("cdk.json").toFile()).path("app").asText();
    assertThat(app).startsWith("mvn ");
    maven(
        Map.of("CDK_CONTEXT_JSON", json.writeValueAsString(context)),
        app.substring("mvn ".length()).split(" "));
    return CloudAssembly.read(assembly());
  }

  /** Runs Maven in it. */
  void maven(String... arguments) throws Exception {
    maven(Map.of(), arguments);
  }

  private void maven(Map<String, String> environment, String... arguments) throws Exception {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("CDK_OUTDIR", assembly().toString());
    variables.put("CDK_DEFAULT_ACCOUNT", "123456789012");
    variables.put("CDK_DEFAULT_REGION", "us-east-1");
    Command.of(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString())
        .and("-Dmaven.repo.local=" + repository())
        .and(arguments)
        .in(project())
        .with(variables)
        .run()
        .succeeded();
  }

  private Path project() {
    return folder.resolve("project");
  }

  private Path assembly() {
    return folder.resolve("cdk.out").toAbsolutePath();
  }
}
