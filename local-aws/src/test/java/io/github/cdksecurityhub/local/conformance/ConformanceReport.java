package io.github.cdksecurityhub.local.conformance;

import io.github.cdksecurityhub.local.conformance.Conformance.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a run came to, as a page and as recorded exchanges. */
final class ConformanceReport {
  private ConformanceReport() {}

  static String page(List<Result> results) {
    StringBuilder page = new StringBuilder("# Conformance\n\n");
    long seen = results.stream().filter(result -> result.observed().isPresent()).count();
    long differing = results.stream().filter(Result::differs).count();
    page.append("%d checks, %d made, %d differ.%n%n".formatted(results.size(), seen, differing));
    page.append("| rule | what | expected | observed | |\n|---|---|---|---|---|\n");
    for (Result result : results) {
      page.append(
          "| %s | %s | %s | %s | %s |%n"
              .formatted(
                  result.check().rule(),
                  result.check().what(),
                  cell(result.check().expected()),
                  cell(result.observed().orElse("")),
                  verdict(result)));
    }
    return page.toString();
  }

  private static String verdict(Result result) {
    if (result.observed().isEmpty()) {
      return "not made: needs " + result.check().needs();
    }
    return result.differs() ? "**differs**" : "as expected";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\s+", " ");
  }

  /** Writes the page, and what went over the wire where something differs. */
  static void write(List<Result> results, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("report.md"), page(results));
    for (int i = 0; i < results.size(); i++) {
      Result result = results.get(i);
      if (result.differs()) {
        String name = "%02d-%s.http".formatted(i + 1, result.check().rule());
        Files.writeString(
            folder.resolve(name),
            "# " + result.check().what() + "\n\n### " + String.join("\n### ", result.exchanges()));
      }
    }
  }
}
