package io.github.cdksecurityhub.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What the build packages as the function, for the tests that come after {@code package}. */
public final class PackagedHandler {
  private static final Optional<Path> FILE =
      Optional.ofNullable(System.getProperty("handler.package")).map(Path::of);

  private PackagedHandler() {}

  public static boolean isToBeTested() {
    return FILE.isPresent();
  }

  /** What is uploaded. */
  static Path file() {
    return FILE.orElseThrow();
  }

  /** What is in it, and is all of it: Lambda explodes the first and leaves this one whole. */
  public static Path library() {
    try (Stream<Path> files = Files.list(FILE.orElseThrow().resolveSibling("package/lib"))) {
      return files.findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot find the package; `mvn package` makes it", e);
    }
  }
}
