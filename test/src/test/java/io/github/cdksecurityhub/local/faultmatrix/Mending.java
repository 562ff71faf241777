package io.github.cdksecurityhub.local.faultmatrix;

import io.github.cdksecurityhub.local.cloudformation.LocalCloudFormation;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What comes of the stack once nothing goes wrong any more: it can always be brought to an end.
 *
 * @param live what is live when the stack is gone, in words
 * @param failures what still failed
 */
record Mending(String live, List<String> failures) {

  /** Continues a rollback that failed, then deletes the stack. */
  static Mending of(Cell cell) throws InterruptedException {
    List<String> failures = new ArrayList<>();
    LocalCloudFormation cloudFormation = cell.cloudFormation();
    if (is(cell, StackStatus.UPDATE_ROLLBACK_FAILED)) {
      StackOutcome outcome = cloudFormation.continueUpdateRollback(cell.stack(), Set.of());
      expect(StackStatus.UPDATE_ROLLBACK_COMPLETE, outcome, failures);
    }
    if (cloudFormation.status(cell.stack()).isPresent()) {
      expect(StackStatus.DELETE_COMPLETE, cell.delete(), failures);
    }
    Configuration live = Configuration.of(cell.region().live());
    String word = cell.row().shift().inWords(live.word());
    return new Mending(live.equals(cell.prior()) ? "" : word, failures);
  }

  private static boolean is(Cell cell, StackStatus status) {
    return cell.cloudFormation().status(cell.stack()).equals(Optional.of(status));
  }

  private static void expect(StackStatus expected, StackOutcome outcome, List<String> failures) {
    if (outcome.status() != expected) {
      failures.add(
          "with the fault gone, the stack is " + outcome.status() + ": " + outcome.firstFailure());
    }
  }
}
