package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.http.Response;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** UpdateOrganizationConfiguration: who may write what, and what it does (R9 to R31). */
final class UpdateConfiguration {
  static final Set<String> COMPANION_ACTIONS =
      Set.of("securityhub:DescribeOrganizationConfiguration", "organizations:DescribeOrganization");

  private UpdateConfiguration() {}

  static Ruling rule(Case asked) {
    UpdateRequest update = UpdateRequest.of(asked);
    asked.requireAdministrator();
    return targetType(asked, update) == ConfigurationType.CENTRAL
        ? GoingCentral.rule(asked, update)
        : toLocal(asked, update);
  }

  private static ConfigurationType targetType(Case asked, UpdateRequest update) {
    ConfigurationType unnamed =
        asked.knob(Knob.OMITTED_TYPE) == Variant.OmittedType.KEPT
            ? DescribeConfiguration.visible(asked).type()
            : ConfigurationType.LOCAL;
    return update.type().orElse(unnamed);
  }

  private static Ruling toLocal(Case asked, UpdateRequest update) {
    if (asked.account().governing(asked.request().region()).isPresent()) {
      throw new Refusal(asked.knob(Knob.NOT_HOME));
    }
    if (asked.region().live().isCentral()) {
      Optional<Organization> refused = LeavingCentral.refusedFor(asked);
      if (refused.isPresent()) {
        return Ruling.refused(Refusals.POLICIES_REMAIN, refused.get());
      }
    }
    LiveConfiguration local =
        LiveConfiguration.local(update.autoEnable(), standards(asked, update));
    return carryOut(asked, state -> state.withLive(local));
  }

  private static AutoEnableStandards standards(Case asked, UpdateRequest update) {
    AutoEnableStandards unnamed =
        switch (asked.knob(Knob.OMITTED_STANDARDS)) {
          case DEFAULT -> AutoEnableStandards.DEFAULT;
          case KEPT -> asked.region().live().standards();
          case NONE -> AutoEnableStandards.NONE;
        };
    return update.standards().orElse(unnamed);
  }

  /** Writes, unless this is one of the updates that the service acknowledges and loses (R25). */
  static Ruling carryOut(Case asked, UnaryOperator<RegionState> write) {
    Countdown lost = asked.region().countdown(Knob.LOST_UPDATES, asked.behaviour(), asked.now());
    if (!lost.isOver(asked.now())) {
      Organization after =
          asked.withRegion(s -> s.withCountdown(Knob.LOST_UPDATES, lost.afterOneCall()));
      return Ruling.read(Response.nothing(), after);
    }
    // For a while, reads go on showing what they showed before this write (R26).
    LiveConfiguration before = DescribeConfiguration.visible(asked);
    Countdown stale = Countdown.of(asked.knob(Knob.STALE_READS), asked.now());
    return Ruling.written(
        Response.nothing(), asked.withRegion(s -> write.apply(s).showing(before, stale)));
  }
}
