package io.github.cdksecurityhub.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Compares docs/develop/mutation.md with what the mutation tests found: every survivor has a row
 * there, and every row a survivor. Run by the profile {@code mutation}.
 *
 * <p>A survivor's name counts the mutations of one kind in one method, so that it outlives changes
 * elsewhere in the file. One that timed out may have a row or not: a busy machine makes survivors
 * time out.
 */
public final class MutationPage {
  private static final String ROOT = "io.github.cdksecurityhub.lambda.";
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(\\S+)` \\| (\\w+) (\\d+) \\| \\S.* \\|$");

  private record Mutation(String kind, String method, int index, String status) {}

  private MutationPage() {}

  /**
   * Compares.
   *
   * @param files the page and the report
   */
  public static void main(String[] files) throws Exception {
    Set<String> explained = explained(Path.of(files[0]));
    List<Mutation> found = found(Path.of(files[1]));
    Set<String> unexplained = named(found, Set.of("SURVIVED", "NO_COVERAGE"));
    unexplained.removeAll(explained);
    Set<String> killed = new TreeSet<>(explained);
    killed.removeAll(named(found, Set.of("SURVIVED", "NO_COVERAGE", "TIMED_OUT")));
    if (!unexplained.isEmpty() || !killed.isEmpty()) {
      throw new IllegalStateException(
          "docs/develop/mutation.md is not what was found. Survivors without a row: "
              + unexplained
              + "; rows of what is killed or gone: "
              + killed);
    }
  }

  private static Set<String> explained(Path page) throws IOException {
    return ROW.matcher(Files.readString(page))
        .results()
        .map(MutationPage::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(MatchResult row) {
    return row.group(1) + " " + row.group(2) + " " + row.group(3);
  }

  private static List<Mutation> found(Path report)
      throws IOException, ParserConfigurationException, SAXException {
    NodeList nodes =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getElementsByTagName("mutation");
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> mutation((Element) nodes.item(i)))
        .sorted(
            Comparator.comparing(Mutation::kind)
                .thenComparing(Mutation::method)
                .thenComparing(Mutation::index))
        .toList();
  }

  private static Mutation mutation(Element mutation) {
    String mutator = text(mutation, "mutator");
    String kind =
        text(mutation, "mutatedClass").substring(ROOT.length())
            + "."
            + text(mutation, "mutatedMethod").replaceAll("[<>]", "")
            + " "
            + mutator.substring(mutator.lastIndexOf('.') + 1).replaceAll("Mutator$", "");
    return new Mutation(
        kind,
        text(mutation, "methodDescription"),
        Integer.parseInt(text(mutation, "index")),
        mutation.getAttribute("status"));
  }

  private static String text(Element mutation, String field) {
    return mutation.getElementsByTagName(field).item(0).getTextContent();
  }

  private static Set<String> named(List<Mutation> mutations, Set<String> statuses) {
    Map<String, Integer> counts = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (Mutation mutation : mutations) {
      int ordinal = counts.merge(mutation.kind(), 1, Integer::sum);
      if (statuses.contains(mutation.status())) {
        names.add(mutation.kind() + " " + ordinal);
      }
    }
    return new TreeSet<>(names);
  }
}
