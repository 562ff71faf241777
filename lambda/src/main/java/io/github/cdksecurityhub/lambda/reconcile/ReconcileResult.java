package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.model.FieldChange;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import java.util.List;

/**
 * The proof that live equals desired, and what it took.
 *
 * @param live what the last read returned; its fields are as desired and its Status is ENABLED
 * @param changes what differed before, such as {@code AutoEnable: false -> true}; empty where
 *     nothing was sent
 */
public record ReconcileResult(LiveConfiguration live, boolean written, String changes) {

  /** Where only a failed Status was fixed, the fields alone would not show it. */
  static ReconcileResult of(
      LiveConfiguration live, boolean written, List<FieldChange> diff, LiveConfiguration found) {
    String changes =
        diff.isEmpty() ? "Status: " + found.status() + " -> ENABLED" : FieldChange.text(diff);
    return new ReconcileResult(live, written, written ? changes : "");
  }
}
