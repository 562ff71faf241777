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
 * A footnote for cases that surprise.
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
              "Without a response CloudFormation makes an id up. The tags name the resource all"
                  + " the same, so the rollback's Delete restores what was there before, also"
                  + " where it can't respond either.",
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
              "The second run finds what was to be restored, and writes nothing.",
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
