package io.github.cdksecurityhub.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A pipeline's file that users copy.
 *
 * @param path where it is
 * @param text as it is written
 * @param content what it says
 */
record CiFile(Path path, String text, Map<String, Object> content) {
  static final Path REPOSITORY = Path.of("gitops");

  static CiFile read(String name) {
    Path path = REPOSITORY.resolve(name);
    try {
      String text = Files.readString(path);
      Object content = new Load(LoadSettings.builder().build()).loadFromString(text);
      return new CiFile(path, text, map(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<CiFile> workflows() {
    try (Stream<Path> files = Files.list(REPOSITORY.resolve(".github/workflows"))) {
      return files.sorted().map(file -> read(".github/workflows/" + file.getFileName())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, Map<String, Object>> jobs() {
    return mapOfMaps(content.get("jobs"));
  }

  List<Map<String, Object>> steps(String job) {
    return maps(jobs().get(job).get("steps"));
  }

  /** The script of a step, by its name. */
  String script(String job, String step) {
    return steps(job).stream()
        .filter(it -> step.equals(it.get("name")))
        .map(it -> String.valueOf(it.get("run")))
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> mapOfMaps(Object value) {
    return (Map<String, Map<String, Object>>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> maps(Object value) {
    return (List<Map<String, Object>>) value;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
