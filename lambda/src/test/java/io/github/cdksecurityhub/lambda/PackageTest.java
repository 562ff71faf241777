package io.github.cdksecurityhub.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What is uploaded as the function: our classes, and the libraries as they are published. */
@Tag("slow")
@EnabledIfSystemProperty(named = "handler.package", matches = ".+")
class PackageTest {
  private static final long MAX_BYTES = 13_000_000;
  private static final Path PACKAGE = Path.of(System.getProperty("handler.package", "."));
  private static final String LEFT_OUT =
      "META-INF/MANIFEST.MF|META-INF/maven/.*|.*module-info.class";

  @TempDir private static Path folder;

  /** The archives of the package, by the end of their names. */
  private static final Map<String, Path> ARCHIVES = new HashMap<>();

  @BeforeAll
  static void unpack() throws IOException {
    try (ZipFile zip = new ZipFile(PACKAGE.toFile())) {
      for (String name : names(zip)) {
        if (!name.startsWith("META-INF/")) {
          Path copy = folder.resolve(name.replace('/', '_'));
          Files.copy(zip.getInputStream(zip.getEntry(name)), copy);
          ARCHIVES.put(name.replaceFirst("lib/(.*lambda-)?", ""), copy);
        }
      }
    }
  }

  private static TreeSet<String> names(ZipFile zip) {
    TreeSet<String> names = new TreeSet<>();
    zip.stream().filter(each -> !each.isDirectory()).forEach(each -> names.add(each.getName()));
    return names;
  }

  /** The names of an archive's files with a checksum of their bytes. */
  private static TreeMap<String, Long> files(Path archive) throws IOException {
    TreeMap<String, Long> files = new TreeMap<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (String name : names(zip)) {
        if (!name.matches(LEFT_OUT)) {
          try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            CRC32 sum = new CRC32();
            sum.update(in.readAllBytes());
            files.put(name, sum.getValue());
          }
        }
      }
    }
    return files;
  }

  /** What Maven resolves as the handler's run-time class path, without this module. */
  private static List<Path> libraries() {
    return Arrays.stream(System.getProperty("handler.libraries").split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  /** Those whose files are in one archive; the notices of the others would collide. */
  private static List<Path> merged() {
    return libraries().stream().filter(each -> !isOfItsOwn(each)).toList();
  }

  private static boolean isOfItsOwn(Path library) {
    return library.getFileName().toString().matches("(jackson-jr|snakeyaml|apache5|httpc).*");
  }

  @Test
  void itIsAtMost13Megabytes() throws IOException {
    assertThat(Files.size(PACKAGE)).isLessThan(MAX_BYTES);
  }

  /**
   * The CDK hashes it, and a version in a name would be a change of the function in each release.
   */
  @Test
  void noNameInItHasAVersion() throws IOException {
    try (ZipFile zip = new ZipFile(PACKAGE.toFile())) {
      assertThat(names(zip)).noneMatch(name -> name.matches(".*\\d\\.\\d.*"));
    }
  }

  @Test
  void itIsOursTheMergedLibrariesAndThoseOfTheirOwn() {
    assertThat(ARCHIVES)
        .containsOnlyKeys(
            "classes.jar",
            "libraries.jar",
            "jackson-jr-objects.jar",
            "snakeyaml-engine.jar",
            "apache5-client.jar",
            "httpclient5.jar",
            "httpcore5.jar",
            "httpcore5-h2.jar");
  }

  /** A library of another version, left by an earlier build, is taken out by mvn clean. */
  @Test
  void itContainsEveryFileOfEveryLibraryByteForByteAndNoOther() throws IOException {
    TreeMap<String, Long> published = new TreeMap<>();
    assertThat(merged()).hasSizeGreaterThan(30);
    for (Path library : merged()) {
      published.putAll(files(library));
    }
    TreeMap<String, Long> packaged = files(ARCHIVES.get("libraries.jar"));
    assertThat(published).hasSizeGreaterThan(10_000);
    assertThat(packaged.keySet()).isEqualTo(published.keySet());
    assertThat(packaged).isEqualTo(published);
  }

  @Test
  void theLibrariesThatAreNotMergedAreAsPublished() throws IOException {
    List<Path> others = libraries().stream().filter(PackageTest::isOfItsOwn).toList();
    assertThat(others).hasSize(6);
    for (Path library : others) {
      String name = library.getFileName().toString().replaceFirst("-[0-9.]+\\.jar$", ".jar");
      assertThat(Files.mismatch(library, ARCHIVES.get(name))).as(name).isEqualTo(-1);
    }
  }

  /** Two libraries with a file of the same name and other bytes would lose one of the two. */
  @Test
  void noLibraryHidesAFileOfAnother() throws IOException {
    Map<String, Long> seen = new HashMap<>();
    for (Path library : merged()) {
      for (Map.Entry<String, Long> file : files(library).entrySet()) {
        Long other = seen.putIfAbsent(file.getKey(), file.getValue());
        assertThat(other).as(file.getKey()).isIn(null, file.getValue());
      }
    }
  }

  @Test
  void itContainsEveryClassOfOurs() throws IOException {
    Path classes = PACKAGE.resolveSibling("classes");
    TreeSet<String> compiled = new TreeSet<>();
    try (var files = Files.walk(classes)) {
      files
          .filter(Files::isRegularFile)
          .forEach(each -> compiled.add(classes.relativize(each).toString().replace('\\', '/')));
    }
    assertThat(files(ARCHIVES.get("classes.jar")).keySet()).isEqualTo(compiled);
  }

  @Test
  void theArchivesThatAreMadeHereAreStored() throws IOException {
    for (String archive : List.of("classes.jar", "libraries.jar")) {
      try (ZipFile zip = new ZipFile(ARCHIVES.get(archive).toFile())) {
        assertThat(zip.stream().map(ZipEntry::getMethod)).containsOnly(ZipEntry.STORED);
      }
    }
  }

  /** Some libraries bring other classes for newer versions of Java. */
  @Test
  void theLibrariesAreReadAsTheyWouldBeOnTheirOwn() throws IOException {
    try (JarFile jar = new JarFile(ARCHIVES.get("libraries.jar").toFile())) {
      assertThat(jar.isMultiRelease()).isTrue();
    }
  }
}
