package io.github.cdksecurityhub.local.lambda;

/** How one attempt to run an event ended. */
public sealed interface AttemptOutcome {

  /** The function returned. */
  record Returned(String payload) implements AttemptOutcome {}

  /** The function threw; the runtime reported it. */
  record Threw(String error) implements AttemptOutcome {}

  /** The function's time was up and its instance was killed. */
  record TimedOut() implements AttemptOutcome {}

  /** The instance ended before it responded, with that exit status. */
  record Crashed(int exitStatus) implements AttemptOutcome {}

  /** The instance never got ready. */
  record InitFailed(String error) implements AttemptOutcome {}

  /** True if the event is done; anything else is run again. */
  default boolean succeeded() {
    return this instanceof Returned;
  }
}
