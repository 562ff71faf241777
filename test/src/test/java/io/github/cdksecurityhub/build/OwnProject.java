package io.github.cdksecurityhub.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
    OwnProject project =
        new OwnProject(Files.createTempDirectory(Path.of("target").toAbsolutePath(), "project"));
    project.copy(EXAMPLES.resolve(example));
    project.lendRepository();
    return project;
  }

  private void copy(Path example) throws IOException {
    try (Stream<Path> files = Files.walk(example)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve("project").resolve(example.relativize(file).toString());
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

  /** Compiles it with Maven and runs what the CDK's command line would run. */
  CloudAssembly synthesize() throws Exception {
    Path classPath = folder.resolve("class-path").toAbsolutePath();
    run(
        Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
        "-q",
        "-B",
        "-Dmaven.repo.local=" + repository(),
        "compile",
        "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath",
        "-Dmdep.outputFile=" + classPath);
    run(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        Path.of("target", "classes") + File.pathSeparator + Files.readString(classPath),
        "com.example.SecurityBaseline");
    return CloudAssembly.read(assembly());
  }

  /** Runs its tests with Maven. */
  void test() throws Exception {
    run(
        Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
        "-q",
        "-B",
        "-Dmaven.repo.local=" + repository(),
        "test");
  }

  private Path assembly() {
    return folder.resolve("cdk.out").toAbsolutePath();
  }

  private void run(String... command) throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder, "run", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(Arrays.asList(command))
            .directory(folder.resolve("project").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("CDK_OUTDIR", assembly().toString());
    builder.environment().put("CDK_DEFAULT_ACCOUNT", "123456789012");
    builder.environment().put("CDK_DEFAULT_REGION", "us-east-1");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("%s ends", List.of(command)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
