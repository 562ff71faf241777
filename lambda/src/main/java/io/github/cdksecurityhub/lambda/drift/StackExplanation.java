package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.stack.StackStatus;
import java.util.Optional;

/**
 * How the stack's status explains a difference: by a deployment, or by why what is declared is
 * uncertain.
 *
 * @param status what the difference then is
 * @param reason why
 */
record StackExplanation(DriftStatus status, String reason) {

  /**
   * Returns the explanation, empty where the stack has none.
   *
   * @param before the stack's status when the check began
   * @param now its status after the last read
   */
  static Optional<StackExplanation> of(StackStatus before, StackStatus now) {
    if (now.isInProgress()) {
      return deploying("the stack is " + now.value() + ".");
    }
    if (!before.isKnown() || !now.isKnown()) {
      String problem = before.isKnown() ? now.problem() : before.problem();
      return drifted("The status of the stack is not known: " + problem);
    }
    if (!now.equals(before)) {
      return deploying("the stack was being deployed a moment ago.");
    }
    return now.isComplete()
        ? Optional.empty()
        : drifted(
            "The stack is "
                + now.value()
                + ", so what it declares is not in force: deploy it successfully, or delete this"
                + " function where the stack is gone.");
  }

  private static Optional<StackExplanation> deploying(String why) {
    return Optional.of(new StackExplanation(DriftStatus.DEPLOYING, why));
  }

  private static Optional<StackExplanation> drifted(String why) {
    return Optional.of(new StackExplanation(DriftStatus.DRIFTED, why));
  }
}
