package io.github.cdksecurityhub.local.faultmatrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every fault at every kind of event, on the packaged handler. */
@Timeout(400)
class FaultMatrixTest {
  @Test
  void everyCellIsAsCommitted() throws Exception {
    List<Row> rows = Faults.all();
    String only = System.getProperty("fault", "");
    rows = rows.stream().filter(row -> row.fault().matches(only.isEmpty() ? ".*" : only)).toList();
    List<Result> results;
    try (Matrix matrix = new Matrix()) {
      results = matrix.play(rows);
    }
    Files.writeString(Path.of("target", "fault-matrix.md"), Report.of(Faults.chapters(), results));
    List<String> violations =
        results.stream()
            .flatMap(result -> result.violations().stream().map(v -> result.name() + ": " + v))
            .toList();
    assertThat(violations).isEmpty();
  }
}
