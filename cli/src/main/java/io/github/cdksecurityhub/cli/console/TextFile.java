package io.github.cdksecurityhub.cli.console;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Files that commands write, and why a file can't be read or written. */
public final class TextFile {
  private TextFile() {}

  /** Returns where a file can be there; asked before work that would be lost without. */
  public static void requireFolder(Path file) {
    if (Files.isDirectory(file)) {
      throw new CommandException("Cannot write " + file + ": it is a folder.");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new CommandException("Cannot write " + file + ": there is no such folder.");
    }
  }

  public static void write(Path file, String text) {
    requireFolder(file);
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new CommandException("Cannot write " + file + ": " + why(e) + ".", e);
    }
  }

  /** Returns a clause; the message of a file system's exception begins with the file. */
  public static String why(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission is denied";
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof CharacterCodingException) {
      return "it is not UTF-8";
    }
    String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
