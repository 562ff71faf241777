package io.github.cdksecurityhub.local.faultmatrix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The packaged handler, exploded as Lambda explodes it. */
final class Jar {
  private static final Map<Path, Path> EXPLODED = new ConcurrentHashMap<>();

  private Jar() {}

  /** Explodes a jar of this build beside itself; once, as two test classes may ask at a time. */
  static Path explode(Path jar) {
    return EXPLODED.computeIfAbsent(jar, Jar::exploded);
  }

  private static Path exploded(Path jar) {
    Path folder = jar.resolveSibling(jar.getFileName() + ".exploded");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (!entry.isDirectory()) {
          copy(zip, entry, file);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot explode " + jar, e);
    }
  }

  private static void copy(ZipFile zip, ZipEntry entry, Path file) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
