package io.github.cdksecurityhub.internal.yaml;

import io.github.cdksecurityhub.internal.Refusal;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Where a document comes from, for the message about what is wrong in it.
 *
 * @param file the file, as the user wrote its path
 */
public record YamlSource(String file) {
  /** Who refuses what a file says. */
  public static final String WHO = "The app";

  /** Says it as compilers do, so that terminals and editors lead to the place. */
  public IllegalArgumentException refuse(Optional<Mark> place, String reason, String wayOut) {
    return refuse(place, "", reason, wayOut);
  }

  /** The same, with the path of the value. */
  IllegalArgumentException refuse(Optional<Mark> place, String path, String reason, String wayOut) {
    return Refusal.of(WHO, "read " + place(place, path), reason, wayOut);
  }

  /** {@code file:line:column (path)}; the document itself has no path. */
  String place(Optional<Mark> place, String path) {
    String where =
        place.map(it -> ":%d:%d".formatted(it.getLine() + 1, it.getColumn() + 1)).orElse("");
    return file + where + (path.isEmpty() ? "" : " (" + path + ")");
  }
}
