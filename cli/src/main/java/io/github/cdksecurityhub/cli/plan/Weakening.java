package io.github.cdksecurityhub.cli.plan;

import java.util.stream.Stream;

/**
 * Something that is watched less after a deployment.
 *
 * @param stack the stack that does it
 * @param label the row's, or {@link #DRIFT_DETECTION}
 * @param sentence what, and its effect
 */
public record Weakening(String stack, String label, String sentence) {
  /** The label of what is no row. */
  static final String DRIFT_DETECTION = "drift detection";

  static Stream<Weakening> of(String stack, Row row) {
    return row.weakens().stream().map(each -> new Weakening(stack, row.event().label(), each));
  }
}
