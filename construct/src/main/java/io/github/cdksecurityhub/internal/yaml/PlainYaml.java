package io.github.cdksecurityhub.internal.yaml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML that means what it shows: one document, without anchors, aliases and tags.
 *
 * <p>Those make a value come from elsewhere, or be another one than it looks, in a file that is
 * reviewed by reading it. A document of a few levels has no use for them.
 */
public record PlainYaml(YamlSource source) {
  /** A declaration has nine; the parser recurses once for each. */
  private static final int DEEPEST = 20;

  private static final Pattern ODD_BLANK = Pattern.compile("[ -]*([\\p{Zs}\\p{Cf}&&[^ ]])");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** The one value that is the document. */
  public YamlValue read(Path file) {
    byte[] bytes = bytes(file);
    LoadSettings settings = LoadSettings.builder().setLabel(source.file()).build();
    try {
      checkPlain(new Parse(settings).parseInputStream(open(bytes)));
      return new Compose(settings)
          .composeInputStream(open(bytes))
          .map(node -> new YamlValue(source, "", "the document", node))
          .orElseThrow(this::nothing);
    } catch (YamlEngineException e) {
      checkIndentation(bytes);
      YamlSyntax error = YamlSyntax.of(e);
      throw source.refuse(error.place(), "it is not YAML: " + error.problem(), error.wayOut());
    }
  }

  /** Copied from a page, blanks are sometimes other characters, which look the same. */
  private void checkIndentation(byte[] bytes) {
    int number = 0;
    for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
      number++;
      Matcher indentation = ODD_BLANK.matcher(line);
      if (indentation.lookingAt() && !(number == 1 && line.startsWith(BYTE_ORDER_MARK))) {
        String place = ":%d:%d".formatted(number, indentation.start(1) + 1);
        throw new YamlSource(source.file() + place)
            .refuse(
                Optional.empty(),
                "the line is indented by the character %s, which looks like a blank"
                    .formatted(YamlSyntax.named(indentation.group(1).codePointAt(0))),
                "Indent it by blanks");
      }
    }
  }

  private IllegalArgumentException nothing() {
    return source.refuse(
        Optional.empty(),
        "it is empty",
        "Start with `schemaVersion: 1`, then `local` or `central`");
  }

  private byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw source.refuse(
          Optional.empty(),
          "there is no such file: " + file.toAbsolutePath().normalize(),
          "A relative path starts in the folder that the CDK app runs in");
    } catch (IOException e) {
      throw source.refuse(
          Optional.empty(), "the file cannot be read: " + e, "Pass the path of a readable file");
    }
  }

  private static InputStream open(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private void checkPlain(Iterable<Event> events) {
    int depth = 0;
    int documents = 0;
    for (Event event : events) {
      if (event instanceof DocumentStartEvent && ++documents > 1) {
        throw source.refuse(event.getStartMark(), "a second document starts", "Keep one document");
      }
      if (event instanceof NodeEvent node) {
        checkPlain(node);
      }
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        throw source.refuse(
            event.getStartMark(),
            "it is nested more than " + DEEPEST + " levels deep",
            "Correct the YAML there");
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private void checkPlain(NodeEvent event) {
    if (event instanceof AliasEvent || event.getAnchor().isPresent()) {
      throw source.refuse(
          event.getStartMark(),
          "anchors and aliases are not read, so that each entry says itself what it declares",
          "Write the value out");
    }
    if (tag(event).isPresent()) {
      throw source.refuse(
          event.getStartMark(),
          "tags such as "
              + tag(event).get()
              + " are not read, so that a value is what it looks like",
          "Remove the tag");
    }
  }

  private static Optional<String> tag(NodeEvent event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag();
    }
    return event instanceof CollectionStartEvent collection
        ? collection.getTag()
        : Optional.empty();
  }
}
