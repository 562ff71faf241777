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
 * @param live what is live when the stack is gone
 * @param failures what still failed
 */
record Recovery(String live, List<String> failures) {

  /** Continues a rollback that failed, then deletes the stack. */
  static Recovery of(FaultCase faultCase) throws InterruptedException {
    List<String> failures = new ArrayList<>();
    LocalCloudFormation cloudFormation = faultCase.cloudFormation();
    if (is(faultCase, StackStatus.UPDATE_ROLLBACK_FAILED)) {
      StackOutcome outcome = cloudFormation.continueUpdateRollback(faultCase.stack(), Set.of());
      expect(StackStatus.UPDATE_ROLLBACK_COMPLETE, outcome, failures);
    }
    if (cloudFormation.status(faultCase.stack()).isPresent()) {
      expect(StackStatus.DELETE_COMPLETE, faultCase.delete(), failures);
    }
    Configuration live = Configuration.of(faultCase.region().live());
    String word = faultCase.row().shift().described(live.word());
    return new Recovery(live.equals(faultCase.prior()) ? "" : word, failures);
  }

  private static boolean is(FaultCase faultCase, StackStatus status) {
    return faultCase.cloudFormation().status(faultCase.stack()).equals(Optional.of(status));
  }

  private static void expect(StackStatus expected, StackOutcome outcome, List<String> failures) {
    if (outcome.status() != expected) {
      failures.add(
          "with the fault gone, the stack is " + outcome.status() + ": " + outcome.firstFailure());
    }
  }
}
