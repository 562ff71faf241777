package io.github.cdksecurityhub.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, with what leads in and out of it.
 *
 * @param file where it is
 */
record MarkdownPage(Path file) {
  private static final Path ROOT = Path.of("..");
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", "cdk.out");
  private static final Pattern LINK = Pattern.compile("(?<!`)\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern TEST =
      Pattern.compile("\\b[A-Z]\\w+Test\\b(\\.(?!java\\b)[a-z]\\w+)?");
  private static final Pattern HEADING = Pattern.compile("#{1,6} (.+)");

  /** Every page of the repository. */
  static List<MarkdownPage> all() throws IOException {
    return files(".md").map(MarkdownPage::new).toList();
  }

  /** Every file of the repository whose name ends so. */
  static Stream<Path> files(String end) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(end))
          .filter(file -> Stream.of(file.toString().split("[/\\\\]")).noneMatch(NOT_OURS::contains))
          .map(Path::normalize)
          .sorted()
          .toList()
          .stream();
    }
  }

  /** The links to other files of the repository and to headings, as they are written. */
  List<String> relativeLinks() {
    List<String> links = new ArrayList<>();
    for (String line : prose()) {
      Matcher link = LINK.matcher(line);
      while (link.find()) {
        if (!link.group(1).matches("[a-z]+:.*")) {
          links.add(link.group(1));
        }
      }
    }
    return links;
  }

  /** The tests that the page names, as {@code SomeTest} or {@code SomeTest.aMethod}. */
  Set<String> tests() {
    Set<String> tests = new TreeSet<>();
    for (String line : prose()) {
      TEST.matcher(line).results().map(MatchResult::group).forEach(tests::add);
    }
    return tests;
  }

  /** The anchors that the forge makes of the headings. */
  Set<String> anchors() {
    Map<String, Integer> seen = new HashMap<>();
    Set<String> anchors = new HashSet<>();
    for (String line : prose()) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        String anchor = anchor(heading.group(1));
        int before = seen.merge(anchor, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? anchor : anchor + "-" + before);
      }
    }
    return anchors;
  }

  private static String anchor(String heading) {
    return heading
        .strip()
        .replaceAll("]\\([^)]*\\)", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  /** The lines outside of code blocks. */
  private List<String> prose() {
    List<String> prose = new ArrayList<>();
    boolean code = false;
    for (String line : lines()) {
      boolean fence = line.strip().startsWith("```");
      code ^= fence;
      if (!code && !fence) {
        prose.add(line);
      }
    }
    return prose;
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
