package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ME;

import io.github.cdksecurityhub.lambda.model.Owner;
import java.util.Optional;

/** Whom the tags name when an event of {@link LifecycleScenario#ME} comes. */
enum TagOwner {
  NOBODY(Optional.empty()),
  THIS_LIFE(Optional.of(ME)),
  ANOTHER_LIFE(Optional.of(new Owner(ME.stackId(), ME.resource(), "a1b2c3d4"))),
  SAME_STACK(Optional.of(new Owner(ME.stackId(), "Other", ME.life()))),
  OTHER_STACK(Optional.of(new Owner(ME.stackId() + "2", ME.resource(), ME.life())));

  final Optional<Owner> owner;

  TagOwner(Optional<Owner> owner) {
    this.owner = owner;
  }
}
