package io.github.cdksecurityhub.local.faultmatrix;

import static java.util.regex.Pattern.MULTILINE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A slice of the fault matrix that is cheap enough for every build: what costs neither time nor a
 * JVM, at Create and at Delete. The whole of it is {@link FaultMatrixTest}'s, in the profile {@code
 * faults}.
 */
@Order(1)
@Timeout(300)
class FaultSliceTest {
  private static final List<Kind> KINDS = List.of(Kind.CREATE, Kind.DELETE);

  private static final Pattern TIME = Pattern.compile("\\|[^|\n]*(?=\\|[^|\n]*\\|$)", MULTILINE);

  private static List<Result> results;

  @BeforeAll
  static void run() throws Exception {
    try (Matrix matrix = new Matrix(Map.of(TestAccount.Type.PLAIN, 6))) {
      results = matrix.run(Faults.slice(), KINDS);
    }
  }

  @Test
  void theInvariantsAreTrueInEveryCell() {
    assertThat(results).hasSize(Faults.slice().size() * KINDS.size());
    assertThat(results.stream().flatMap(Result::broken)).isEmpty();
  }

  @Test
  void everyCellIsAsOnThePage() throws Exception {
    String page = Files.readString(Path.of("..", "docs", "develop", "fault-matrix.md"));
    assertThat(results)
        .filteredOn(
            result ->
                !withoutTimes(section(page, result.kind()))
                    .contains(withoutTimes(Report.details(result))))
        .extracting(result -> result.kind() + ": " + Report.details(result))
        .isEmpty();
  }

  /** How long a run takes is the machine's business as well: the last cell but one. */
  private static String withoutTimes(String lines) {
    return TIME.matcher(lines).replaceAll("");
  }

  private static String section(String page, Kind kind) {
    return page.split("\n### " + kind.title() + "\n")[1].split("\n### ")[0];
  }
}
