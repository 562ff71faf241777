package io.github.cdksecurityhub.local.faultmatrix;

import static io.github.cdksecurityhub.local.faultmatrix.Kind.CREATE;
import static io.github.cdksecurityhub.local.faultmatrix.Kind.DELETE;
import static io.github.cdksecurityhub.local.faultmatrix.Kind.DELETE_AFTER_FAILED_CREATE;
import static io.github.cdksecurityhub.local.faultmatrix.Kind.ROLLBACK;
import static io.github.cdksecurityhub.local.faultmatrix.Kind.UPDATE;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A footnote for cells that surprise.
 *
 * @param text what there is to know
 * @param kinds the events that it is about
 * @param faults the faults that it is about
 */
record Note(String text, Set<Kind> kinds, List<String> faults) {
  private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

  static final List<Note> ALL_NOTES =
      List.of(
          new Note(
              "A known limit: the first run wrote and died before it responded, so the second"
                  + " one takes its own write for what was there. A later Delete then leaves"
                  + " *wanted*. An event that is delivered a second time finds the same, but there"
                  + " the first response counts, and it is right.",
              EnumSet.of(CREATE),
              List.of("JVM killed after the write", "JVM killed after the write to CENTRAL")),
          new Note(
              "A known limit: without a response CloudFormation makes an id up, and a Delete"
                  + " with such an id changes nothing. The stack is rolled back, *wanted* stays"
                  + " live.",
              EnumSet.of(CREATE),
              List.of(
                  "JVM killed after the write, and no further run",
                  "503 on every PUT of a response")),
          new Note(
              "Security Hub has no conditional write: a write in the milliseconds between the"
                  + " read and the write is overwritten, on Delete too.",
              ALL,
              List.of("another writer between read and write")),
          new Note(
              "A Delete that reads another writer's value leaves it.",
              EnumSet.of(DELETE, DELETE_AFTER_FAILED_CREATE),
              List.of("another writer between write and proof")),
          new Note(
              "The second run finds the work done: its response differs in Outcome, Changes"
                  + " and, for Create, in the id. CloudFormation takes the first.",
              ALL,
              List.of("the event is delivered twice, one after the other")),
          new Note(
              "Only a Create waits for new permissions (R39): at an Update or Delete the role"
                  + " is old, and a denial is final.",
              EnumSet.of(UPDATE, ROLLBACK, DELETE, DELETE_AFTER_FAILED_CREATE),
              List.of("403 on the first read", "403 on the first write")),
          new Note(
              "The account is no longer the administrator or not subscribed, so there is"
                  + " nothing to restore (R30).",
              EnumSet.of(DELETE, DELETE_AFTER_FAILED_CREATE),
              List.of(
                  "401 not the administrator, on reads",
                  "401 not the administrator, from the write on",
                  "401 not subscribed, on reads",
                  "401 not subscribed, from the write on")),
          new Note(
              "The second run can't distinguish the first one's write from another writer's,"
                  + " so it leaves it: that is what was to be restored.",
              EnumSet.of(DELETE, DELETE_AFTER_FAILED_CREATE),
              List.of(
                  "JVM killed after the write",
                  "the event is delivered twice, one after the other")),
          new Note(
              "The second run waits for what the first one sent, and writes nothing.",
              ALL,
              List.of("JVM killed after the write to CENTRAL")),
          new Note(
              "The Delete that follows wrote what was there before, and could not prove it"
                  + " either.",
              EnumSet.of(CREATE),
              List.of("unknown Status on every read")));

  boolean isAbout(Result result) {
    return kinds.contains(result.kind()) && faults.contains(result.row().fault());
  }
}
