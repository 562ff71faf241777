package io.github.cdksecurityhub.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The task folder of a function: Lambda explodes an uploaded jar, jars under lib/ stay jars. */
public final class TaskFolder {

  private TaskFolder() {}

  /** The folder to run: a folder as it is, a jar or zip exploded into {@code target}. */
  public static Path of(Path code, Path target) {
    if (Files.isDirectory(code)) {
      return code;
    }
    try (ZipFile zip = new ZipFile(code.toFile())) {
      Files.createDirectories(target);
      for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
        extract(zip, e.nextElement(), target);
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot explode the function's code " + code, e);
    }
  }

  private static void extract(ZipFile zip, ZipEntry entry, Path target) throws IOException {
    Path file = target.resolve(entry.getName()).normalize();
    if (!file.startsWith(target)) {
      throw new IOException("An entry leaves the folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    try (InputStream in = zip.getInputStream(entry)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
