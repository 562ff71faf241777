package io.github.cdksecurityhub.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What is uploaded as the function: small, whole, and without what it doesn't need. */
@EnabledIfSystemProperty(named = "handler.package", matches = ".+")
class PackageTest {
  private static final long MOST_BYTES = 3_000_000;

  private static List<String> entries() throws IOException {
    try (ZipFile zip = new ZipFile(PackagedHandler.library().toFile())) {
      return zip.stream().filter(it -> !it.isDirectory()).map(ZipEntry::getName).toList();
    }
  }

  private static List<String> classes() throws IOException {
    return entries().stream()
        .filter(name -> name.endsWith(".class"))
        .map(name -> name.replace(".class", "").replace('/', '.'))
        .toList();
  }

  @Test
  void itIsSmall() throws IOException {
    assertThat(Files.size(PackagedHandler.file())).isLessThan(MOST_BYTES);
  }

  @Test
  void ofAllServicesItKnowsSecurityHubAlone() throws IOException {
    assertThat(classes())
        .contains("io.github.cdksecurityhub.lambda.securityhub.SecurityHubMetadata")
        .filteredOn(name -> name.contains("regions.servicemetadata."))
        .containsExactly(
            "software.amazon.awssdk.regions.servicemetadata.SecurityhubServiceMetadata");
  }

  @Test
  void everyTypeThatAClassNamesIsThere() {
    StringWriter missing = new StringWriter();
    PrintWriter to = new PrintWriter(missing);
    String library = PackagedHandler.library().toString();
    int status =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(to, to, "--multi-release", "base", "--missing-deps", library);
    assertThat(missing.toString()).isEmpty();
    assertThat(status).isZero();
  }

  /** The verifier takes each of them, and what they are made of when they are first used. */
  @Test
  void everyClassLinks() throws Exception {
    URL[] library = {PackagedHandler.library().toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(library, ClassLoader.getPlatformClassLoader())) {
      for (String name : classes()) {
        Class.forName(name, true, loader);
      }
    }
  }

  @Test
  void licencesAndNoticesTravelAlong() throws IOException {
    assertThat(entries())
        .contains(
            "META-INF/LICENSE",
            "META-INF/NOTICE",
            "META-INF/FastDoubleParser-LICENSE",
            "META-INF/FastDoubleParser-NOTICE",
            "META-INF/thirdparty-LICENSE");
  }
}
