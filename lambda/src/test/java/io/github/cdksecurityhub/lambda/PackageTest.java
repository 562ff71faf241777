package io.github.cdksecurityhub.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What is uploaded as the function: our classes, two libraries as they are published, no more. */
@EnabledIfSystemProperty(named = "handler.package", matches = ".+")
class PackageTest {
  private static final long MOST_BYTES = 1_000_000;
  private static final Path PACKAGE = Path.of(System.getProperty("handler.package", "."));
  private static final List<String> LIBRARIES = List.of("aws-lambda-java-core", "jackson-core");

  private static List<String> files(ZipFile zip) {
    return zip.stream()
        .filter(each -> !each.isDirectory())
        .map(ZipEntry::getName)
        .sorted()
        .toList();
  }

  private static boolean isOurs(String file) {
    return file.matches("lib/securityhub-organization-lambda-.*-classes\\.jar");
  }

  /** What the tests run on: Maven's own copy of what is published. */
  private static Path published(String library) {
    return Arrays.stream(System.getProperty("surefire.test.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(each -> each.getFileName().toString().startsWith(library + "-"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void itIsSmall() throws IOException {
    assertThat(Files.size(PACKAGE)).isLessThan(MOST_BYTES);
  }

  @Test
  void itHoldsTheLibrariesByteForByteAsTheyArePublished() throws IOException {
    try (ZipFile zip = new ZipFile(PACKAGE.toFile())) {
      for (String library : LIBRARIES) {
        Path published = published(library);
        try (InputStream packaged =
            zip.getInputStream(zip.getEntry("lib/" + published.getFileName()))) {
          assertThat(packaged.readAllBytes()).isEqualTo(Files.readAllBytes(published));
        }
      }
    }
  }

  /** A library of another version, left by an earlier build, is taken out by mvn clean. */
  @Test
  void nothingElseIsInIt() throws IOException {
    try (ZipFile zip = new ZipFile(PACKAGE.toFile())) {
      assertThat(files(zip).stream().filter(each -> !each.startsWith("META-INF/")))
          .hasSize(LIBRARIES.size() + 1)
          .filteredOn(each -> !isOurs(each))
          .containsExactlyElementsOf(
              LIBRARIES.stream().map(each -> "lib/" + published(each).getFileName()).toList());
    }
  }

  @Test
  void everyTypeThatAClassNamesIsThere() throws IOException {
    Path folder = PACKAGE.resolveSibling("package").resolve("lib");
    Path ours;
    try (var files = Files.list(folder)) {
      ours = files.filter(each -> isOurs("lib/" + each.getFileName())).findFirst().orElseThrow();
    }
    StringWriter missing = new StringWriter();
    PrintWriter to = new PrintWriter(missing);
    int status =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                to,
                to,
                "--multi-release",
                "base",
                "--missing-deps",
                "--class-path",
                String.join(
                    File.pathSeparator,
                    LIBRARIES.stream().map(each -> published(each).toString()).toList()),
                ours.toString());
    assertThat(missing.toString()).isEmpty();
    assertThat(status).isZero();
  }

  @Test
  void theArchiveOfOurClassesIsStored() throws IOException {
    try (ZipFile zip = new ZipFile(PACKAGE.toFile())) {
      String name = files(zip).stream().filter(PackageTest::isOurs).findFirst().orElseThrow();
      Path copy = Files.createTempFile("classes", ".jar");
      try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
        Files.write(copy, in.readAllBytes());
        try (ZipFile classes = new ZipFile(copy.toFile())) {
          assertThat(classes.stream().map(ZipEntry::getMethod)).containsOnly(ZipEntry.STORED);
        }
      } finally {
        Files.delete(copy);
      }
    }
  }
}
