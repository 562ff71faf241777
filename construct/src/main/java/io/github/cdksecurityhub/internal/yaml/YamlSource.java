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

  /** Says it as compilers do, so that terminals and editors lead to the place. */
  public IllegalArgumentException refuse(Optional<Mark> place, String reason, String wayOut) {
    String where =
        place.map(it -> ":%d:%d".formatted(it.getLine() + 1, it.getColumn() + 1)).orElse("");
    return Refusal.of("The app", "read " + file + where, reason, wayOut);
  }
}
