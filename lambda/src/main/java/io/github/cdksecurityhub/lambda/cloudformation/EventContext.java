package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.ownership.OwnedRegion;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.WriteCheck;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import io.github.cdksecurityhub.lambda.stack.StackStatusSource;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** One event and what it is handled with. */
record EventContext(
    CustomResourceEvent event,
    String account,
    Function<AccountRegion, SecurityHub> hubs,
    StackStatusSource stacks,
    Deadline deadline,
    ProgressListener listener) {

  /**
   * Returns the Region for this event; {@code check} is asked before its tags are first written,
   * and before each update.
   */
  OwnedRegion region(AccountRegion place, WriteCheck check) {
    return new OwnedRegion(
        hubs.apply(place), hubSettings(), event.requestId(), deadline, listener, check);
  }

  /** What is declared, and what was: a setting that is no longer declared gets its value back. */
  private Set<String> hubSettings() {
    Set<String> names = new HashSet<>(event.properties().keySet());
    names.addAll(event.oldProperties().keySet());
    names.retainAll(HubSettings.ALLOWED.keySet());
    return names;
  }

  Owner owner(String life) {
    return new Owner(event.stackId(), event.logicalResourceId(), life);
  }

  StackStatus stackStatus() {
    return stacks.stackStatus(event.stackId());
  }

  StackStatus resourceStatus() {
    return stacks.resourceStatus(event.stackId(), event.logicalResourceId());
  }
}
