package io.github.cdksecurityhub.internal.yaml;

import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/**
 * Why a document is not YAML, in the words of who writes one rather than a parser's.
 *
 * @param place where it is noticed, or where what is not complete begins
 */
record YamlSyntax(Optional<Mark> place, String problem, String wayOut) {
  private static final String FIX = "Correct the YAML there";

  static YamlSyntax of(YamlEngineException e) {
    if (e instanceof MarkedYamlEngineException marked) {
      return of(marked);
    }
    if (e instanceof YamlVersionException) {
      return of("it is of another version, as a line with %YAML says", "Remove that line");
    }
    String problem = e.getMessage().lines().findFirst().orElse("unreadable");
    if (e instanceof ReaderException reader) {
      problem = "it has the character " + named(reader.getCodePoint());
    } else if (e.getCause() instanceof CharacterCodingException) {
      problem = "it is text in another encoding";
    }
    return of(problem, "Save the file as UTF-8 text");
  }

  /** A character that may not be visible. */
  static String named(int character) {
    return "U+%04X".formatted(character);
  }

  private static YamlSyntax of(String problem, String wayOut) {
    return new YamlSyntax(Optional.empty(), problem, wayOut);
  }

  private static YamlSyntax of(MarkedYamlEngineException e) {
    String problem = e.getProblem().strip();
    if (problem.startsWith("expected <block end>, but found '<block")) {
      return new YamlSyntax(
          e.getProblemMark(),
          "the line is not indented as those before it in its list or mapping",
          "Indent them alike, by blanks; an entry of a list begins with `- `");
    }
    if (problem.startsWith("could not find expected ':'")) {
      return new YamlSyntax(
          e.getContextMark(), "no key ends here with a colon and a blank", "Write `key: value`");
    }
    if (problem.startsWith("mapping values are not allowed")) {
      return new YamlSyntax(
          e.getProblemMark(),
          "no key is expected here, and a colon and a blank end one",
          "Indent keys alike, and quote a value that has a colon and a blank in it");
    }
    if (problem.startsWith("found character '") && !problem.contains("TAB")) {
      return new YamlSyntax(
          e.getProblemMark(), problem.replaceFirst(" \\(.*", ""), "Quote the value");
    }
    return new YamlSyntax(e.getProblemMark(), problem + begin(e), FIX);
  }

  /** What is not complete may have begun many lines before. */
  private static String begin(MarkedYamlEngineException e) {
    return e.getContextMark()
        .map(
            it ->
                ", %s that begins in line %d, column %d"
                    .formatted(e.getContext(), it.getLine() + 1, it.getColumn() + 1))
        .orElse("");
  }
}
