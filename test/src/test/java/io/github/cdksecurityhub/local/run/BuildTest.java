package io.github.cdksecurityhub.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same sources give the same bytes: users see no change of the function that is none. */
@Timeout(300)
class BuildTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path COMMAND_LINE = Path.of("cli/target/securityhub-organization.jar");

  @TempDir Path folder;

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  /** What would differ from build to build; the fresh copy below takes a build of its own. */
  @Test
  void noEntryOfTheHandlerHasItsOwnTimeAndNoManifestNamesItsBuilder() throws Exception {
    assertTimeless(embedded());
  }

  private static void assertTimeless(byte[] archive) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo("2026-01-01T00:00:00");
        if (entry.getName().equals("META-INF/MANIFEST.MF")) {
          assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
              .doesNotContainIgnoringCase("jdk", "built-by", "build-time");
        } else if (entry.getName().matches("lib/securityhub-.*\\.jar")) {
          assertTimeless(zip.readAllBytes());
        }
      }
    }
  }

  @Test
  @Tag("long")
  void theHandlerAndTheCommandLineAreWhatAFreshCopyOfTheSourcesGives() throws Exception {
    copySources();
    String maven = Path.of(System.getProperty("maven.home"), "bin", "mvn").toString();
    Command.of(maven, "-o", "-q", "-B", "-pl", "lambda,cli")
        .and("package", "-Dmaven.test.skip", "-Dspotless.check.skip")
        .and("-Dcyclonedx.skip", "-Denforcer.skip")
        .in(folder)
        .run()
        .succeeded();
    assertThat(sha256(embedded())).isEqualTo(sha256(Files.readAllBytes(built())));
    assertThat(sha256(Files.readAllBytes(folder.resolve(COMMAND_LINE))))
        .isEqualTo(sha256(Files.readAllBytes(ROOT.resolve(COMMAND_LINE))));
  }

  private Path built() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("lambda/target"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-handler.jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static byte[] embedded() throws IOException {
    Path construct;
    try (Stream<Path> files = Files.list(ROOT.resolve("construct/target"))) {
      construct =
          files
              .filter(file -> file.getFileName().toString().matches(".*construct-[0-9.]+\\.jar"))
              .findFirst()
              .orElseThrow();
    }
    try (ZipFile zip = new ZipFile(construct.toFile());
        InputStream in = zip.getInputStream(zip.getEntry("io/github/cdksecurityhub/handler.jar"))) {
      return in.readAllBytes();
    }
  }

  /** Poms of all modules, since the parent names them, and the sources of what is built. */
  private void copySources() throws IOException {
    for (String pom : List.of("", "local-aws", "lambda", "cli", "construct", "examples", "test")) {
      Files.createDirectories(folder.resolve(pom));
      Files.copy(ROOT.resolve(pom).resolve("pom.xml"), folder.resolve(pom).resolve("pom.xml"));
    }
    copySources("lambda/src");
    copySources("cli/src");
  }

  private void copySources(String module) throws IOException {
    Path sources = ROOT.resolve(module);
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(module).resolve(sources.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
