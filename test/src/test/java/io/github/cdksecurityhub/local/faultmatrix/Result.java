package io.github.cdksecurityhub.local.faultmatrix;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was found in one case.
 *
 * @param row the fault
 * @param kind the event that it met
 * @param seen what was seen of it
 * @param recovery what came of the stack afterwards
 * @param violations the invariants that were broken
 */
record Result(Row row, Kind kind, Observation seen, Recovery recovery, List<String> violations) {

  /** The broken invariants, with the case's name. */
  Stream<String> broken() {
    return Stream.concat(violations.stream(), recovery.failures().stream())
        .map(what -> name() + ": " + what);
  }

  /** Names the case in messages. */
  String name() {
    return kind.title() + " x " + row.fault();
  }
}
