package io.github.cdksecurityhub.local.faultmatrix;

import java.util.List;
import java.util.stream.Stream;

/**
 * A cell that was played.
 *
 * @param row the fault
 * @param kind the event that it met
 * @param seen what was seen of it
 * @param mending what came of the stack afterwards
 * @param violations the invariants that did not hold
 */
record Result(Row row, Kind kind, Observation seen, Mending mending, List<String> violations) {

  /** Says what should have held and did not. */
  Stream<String> broken() {
    return Stream.concat(violations.stream(), mending.failures().stream())
        .map(what -> name() + ": " + what);
  }

  /** Names the cell in messages. */
  String name() {
    return kind.title() + " x " + row.fault();
  }
}
