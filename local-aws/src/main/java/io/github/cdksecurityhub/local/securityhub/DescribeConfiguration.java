package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.http.Response;
import java.util.Optional;

/** DescribeOrganizationConfiguration: what Region shows what (R7, R8, R13, R24, R26, R27). */
final class DescribeConfiguration {
  private DescribeConfiguration() {}

  static Ruling rule(Case asked) {
    asked.requireAdministrator();
    Optional<RegionState.Stale> stale =
        asked.region().stale().filter(old -> !old.countdown().isOver(asked.now()));
    return stale.map(old -> showStale(asked, old)).orElseGet(() -> showLive(asked));
  }

  /** What a read without any staleness would show here. */
  static LiveConfiguration visible(Case asked) {
    Optional<LiveConfiguration> governing =
        asked.account().governing(asked.request().region()).map(RegionState::live);
    boolean mirrored = asked.knob(Knob.LINKED_REGION) == Variant.LinkedRegion.CENTRAL;
    return governing.filter(home -> mirrored).orElse(asked.region().live());
  }

  private static Ruling showStale(Case asked, RegionState.Stale old) {
    var later = new RegionState.Stale(old.shown(), old.countdown().afterOneCall());
    Organization after = asked.withRegion(state -> state.withStale(Optional.of(later)));
    return Ruling.read(response(old.shown(), asked), after);
  }

  private static Ruling showLive(Case asked) {
    Organization after =
        asked.region().change().isPresent()
            ? asked.withRegion(DescribeConfiguration::afterOnePoll)
            : asked.organization();
    return Ruling.read(response(visible(asked), asked), after);
  }

  private static RegionState afterOnePoll(RegionState state) {
    RegionState.Change change = state.change().orElseThrow();
    return state.withChange(
        new RegionState.Change(change.pending().afterOneCall(), change.result()));
  }

  private static Response response(LiveConfiguration shown, Case asked) {
    ObjectNode body =
        Json.object()
            .put("AutoEnable", shown.autoEnable())
            .put("MemberAccountLimitReached", asked.region().memberAccountLimitReached())
            .put("AutoEnableStandards", shown.standards().name());
    ObjectNode organization =
        body.putObject("OrganizationConfiguration")
            .put("ConfigurationType", shown.type().name())
            .put("Status", shown.status().name());
    shown.statusMessage().ifPresent(message -> organization.put("StatusMessage", message));
    return Response.json(200, body);
  }
}
