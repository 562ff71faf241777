package io.github.cdksecurityhub.local.faultmatrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Every fault at every kind of event, on the packaged handler: {@code
 * docs/develop/fault-matrix.md}.
 */
@Tag("faults")
@Timeout(1500)
@Isolated("What it measures takes the whole machine.")
class FaultMatrixTest {
  private static final Path FOUND = Path.of("target", "fault-matrix.md");
  private static final Path COMMITTED = Path.of("..", "docs", "develop", "fault-matrix.md");

  private static List<Result> results;

  @BeforeAll
  static void run() throws Exception {
    try (Matrix matrix = new Matrix(Matrix.ALL_ACCOUNTS)) {
      results = matrix.run(Faults.all(), List.of(Kind.values()));
    }
    Files.writeString(FOUND, new Report(Faults.chapters(), results).page());
  }

  @Test
  void theInvariantsAreTrueInEveryCell() {
    assertThat(results).hasSize(Faults.all().size() * Kind.values().length);
    assertThat(results.stream().flatMap(Result::broken)).isEmpty();
  }

  @Test
  void thePageIsAsCommitted() throws Exception {
    String committed = Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "";
    List<String> found = Files.readAllLines(FOUND);
    assertThat(differences(committed.lines().toList(), found))
        .as(
            "docs/develop/fault-matrix.md is not what was found. Where that is meant, accept it from the"
                + " project's folder with: cp test/target/fault-matrix.md docs/develop/fault-matrix.md")
        .isEmpty();
  }

  private static List<String> differences(List<String> committed, List<String> found) {
    List<String> differences = new ArrayList<>();
    committed.stream()
        .filter(line -> !found.contains(line))
        .map("- "::concat)
        .forEach(differences::add);
    found.stream()
        .filter(line -> !committed.contains(line))
        .map("+ "::concat)
        .forEach(differences::add);
    if (differences.isEmpty() && !committed.equals(found)) {
      differences.add("the lines are the same, in another order");
    }
    return differences;
  }
}
