package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** DescribeOrganizationConfiguration: what Region shows what (R7, R8, R13, R24, R26, R27). */
final class DescribeConfiguration {
  private DescribeConfiguration() {}

  static Ruling rule(Case asked) {
    asked.requireAdministrator();
    Eventual<LiveConfiguration> configuration = asked.region().configuration();
    LiveConfiguration shown =
        configuration.isStale(asked.now()) ? configuration.shown() : visible(asked);
    return Ruling.read(
        body(shown, asked), asked.withRegion(state -> state.afterOneRead(asked.now())));
  }

  /** What a read without any staleness would show here. */
  static LiveConfiguration visible(Case asked) {
    Optional<LiveConfiguration> governing =
        asked.account().governing(asked.request().region()).map(RegionState::live);
    boolean mirrored = asked.knob(Knob.LINKED_REGION) == Variant.LinkedRegion.CENTRAL;
    return governing.filter(home -> mirrored).orElse(asked.region().live());
  }

  private static ObjectNode body(LiveConfiguration shown, Case asked) {
    ObjectNode body =
        Json.object()
            .put("AutoEnable", shown.autoEnable())
            .put(
                "MemberAccountLimitReached",
                asked.region().is(RegionState.Trait.MEMBER_ACCOUNT_LIMIT_REACHED))
            .put("AutoEnableStandards", shown.standards().name());
    ObjectNode organization =
        body.putObject("OrganizationConfiguration")
            .put("ConfigurationType", shown.type().name())
            .put("Status", shown.status().name());
    shown.statusMessage().ifPresent(message -> organization.put("StatusMessage", message));
    return body;
  }
}
