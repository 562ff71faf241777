package io.github.cdksecurityhub.local.securityhub;

import java.time.Instant;
import java.util.Optional;

/**
 * The configuration policies of an organization and what they are associated with (R28).
 *
 * @param count the policies there are
 * @param associations the targets that they are associated with
 * @param disassociation how long the associations take to go, once somebody removes them
 */
record Policies(int count, int associations, Optional<Countdown> disassociation) {
  static final Policies NONE = new Policies(0, 0, Optional.empty());

  Policies withCount(int value) {
    return new Policies(value, associations, disassociation);
  }

  Policies withAssociations(int value) {
    return new Policies(count, value, Optional.empty());
  }

  Policies disassociating(Countdown countdown) {
    return new Policies(count, associations, Optional.of(countdown));
  }

  Policies afterOneRefusal() {
    return new Policies(count, associations, disassociation.map(Countdown::afterOneCall));
  }

  Policies settledAt(Instant now) {
    return disassociation.filter(countdown -> countdown.isOver(now)).isPresent()
        ? withAssociations(0)
        : this;
  }
}
