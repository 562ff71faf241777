package io.github.cdksecurityhub.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.run.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is published passes what Maven Central's portal checks, before it is sent there. */
class PublishedTest {

  static List<StagedArtifact> artifacts() throws IOException {
    return StagedArtifact.all();
  }

  private static StagedArtifact construct() throws IOException {
    return named("securityhub-organization-construct");
  }

  private static StagedArtifact named(String name) throws IOException {
    return artifacts().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("artifacts")
  void itNamesWhatItIsAndWhose(StagedArtifact artifact) throws Exception {
    for (String required :
        List.of(
            "name",
            "description",
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "scm/connection",
            "scm/developerConnection",
            "scm/url")) {
      assertThat(artifact.pom("/project/" + required)).as(required).isNotBlank();
    }
    assertThat(artifact.pom("/project/groupId")).isEqualTo(StagedArtifact.GROUP);
    assertThat(artifact.pom("/project/artifactId")).isEqualTo(artifact.name());
    assertThat(artifact.pom("/project/version")).isEqualTo(artifact.version());
  }

  @ParameterizedTest
  @MethodSource("artifacts")
  void itIsAReleaseThatNeedsNoOtherModule(StagedArtifact artifact) throws Exception {
    assertThat(Files.readString(artifact.path(".pom")))
        .as("a reader needs no other file, and no other repository than Maven Central")
        .doesNotContain("SNAPSHOT", "${", "<parent>", "<repositories>", "<pluginRepositories>")
        .doesNotContain("<dependencyManagement>", "<modules>", "<systemPath>");
  }

  @ParameterizedTest
  @MethodSource("artifacts")
  void itDependsOnNothingThatIsNotPublished(StagedArtifact artifact) throws Exception {
    Set<String> published =
        artifacts().stream().map(StagedArtifact::name).collect(Collectors.toSet());
    String ours = "/project/dependencies/dependency[groupId='" + StagedArtifact.GROUP + "']";

    for (int i = 1; i <= artifact.count(ours); i++) {
      assertThat(published).contains(artifact.pom(ours + "[" + i + "]/artifactId"));
    }
    assertThat(artifact.count("/project/dependencies/dependency[scope='test']")).isZero();
    assertThat(artifact.count("/project/dependencies/dependency[not(version)]")).isZero();
  }

  @ParameterizedTest
  @MethodSource("artifacts")
  void everyFileHasItsChecksums(StagedArtifact artifact) throws Exception {
    for (String suffix : unsigned(artifact)) {
      byte[] bytes = Files.readAllBytes(artifact.path(suffix));
      for (List<String> sum : List.of(List.of(".md5", "MD5"), List.of(".sha1", "SHA-1"))) {
        byte[] digest = MessageDigest.getInstance(sum.get(1)).digest(bytes);
        assertThat(artifact.path(suffix + sum.get(0)))
            .as(suffix)
            .content()
            .isEqualToIgnoringWhitespace(HexFormat.of().formatHex(digest));
      }
    }
  }

  @Test
  void usersOfTheConstructGetTheCdkAndLittleElse() throws Exception {
    StagedArtifact construct = construct();

    List<String> dependencies = new ArrayList<>();
    for (int i = 1; i <= construct.count("//dependency"); i++) {
      dependencies.add(construct.pom("//dependency[" + i + "]/artifactId"));
      assertThat(construct.pom("//dependency[" + i + "]/scope")).isIn("compile", "runtime");
    }
    assertThat(dependencies)
        .contains("aws-cdk-lib", "constructs")
        .isSubsetOf("aws-cdk-lib", "constructs", "snakeyaml-engine");
  }

  /** What docs/use/gitops.md has pipelines download. */
  @Test
  void theCommandLineIsOneFileThatNeedsNoOther() throws Exception {
    StagedArtifact cli = named("securityhub-organization-cli");

    assertThat(cli.files()).contains("-executable.jar");
    assertThat(entries(cli.path("-executable.jar")))
        .contains("io/github/cdksecurityhub/cli/Main.class", "picocli/CommandLine.class");
    assertThat(cli.count("//dependency")).isZero();
  }

  @Test
  void theCommandLineRunsFromThatFileAndPrintsItsVersion() throws Exception {
    StagedArtifact cli = named("securityhub-organization-cli");
    String file = cli.path("-executable.jar").toString();

    assertThat(Command.java("-jar", file, "--version").run().succeeded()).contains(cli.version());
  }

  @ParameterizedTest
  @ValueSource(strings = {"examples", "lambda", "test"})
  void whatIsOfNoUseAloneIsNotPublished(String module) {
    assertThat(Path.of("..", module, "target", "staging")).doesNotExist();
  }

  @Test
  void anIdeShowsTheConstructsSourcesAndTheirJavadoc() throws Exception {
    assertThat(entries(construct().path("-sources.jar")))
        .contains("io/github/cdksecurityhub/SecurityHubOrganizationConfiguration.java");
  }

  @ParameterizedTest
  @MethodSource("artifacts")
  @Tag("release")
  void itComesWithSourcesJavadocAndAnSbom(StagedArtifact artifact) throws Exception {
    assertThat(artifact.files())
        .contains(".jar", ".pom", "-sources.jar", "-javadoc.jar", "-cyclonedx.json");
    assertThat(entries(artifact.path("-javadoc.jar"))).contains("index.html");
    assertThat(entries(artifact.path("-sources.jar")))
        .anyMatch(
            entry -> entry.startsWith("io/github/cdksecurityhub/") && entry.endsWith(".java"));
  }

  @Test
  @Tag("release")
  void theConstructListsWhatIsInTheFunctionThatItCarries() throws Exception {
    assertThat(entries(construct().path(".jar"))).contains("META-INF/sbom/handler.cdx.json");
  }

  /** Maven Central refuses what is not signed; without a key the build warns and goes on. */
  @ParameterizedTest
  @MethodSource("artifacts")
  @Tag("release")
  void everyFileIsSignedWhereThereIsAKey(StagedArtifact artifact) throws Exception {
    boolean signed = !Boolean.getBoolean("gpg.skip");
    for (String suffix : unsigned(artifact)) {
      assertThat(Files.exists(artifact.path(suffix + ".asc"))).as(suffix).isEqualTo(signed);
    }
  }

  private static List<String> unsigned(StagedArtifact artifact) throws IOException {
    return artifact.files().stream().filter(suffix -> !suffix.endsWith(".asc")).toList();
  }

  private static List<String> entries(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile());
        Stream<? extends ZipEntry> entries = zip.stream()) {
      return entries.map(ZipEntry::getName).collect(Collectors.toList());
    }
  }
}
