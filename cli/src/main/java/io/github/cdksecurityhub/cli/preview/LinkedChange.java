package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.Optional;
import java.util.stream.Stream;

/** What going CENTRAL takes from a linked Region, or leaving CENTRAL puts back there. */
public record LinkedChange(
    String region, OrganizationConfiguration from, OrganizationConfiguration to) {

  /** What the service sets under CENTRAL: to get or to lose that is no change of settings. */
  static final OrganizationConfiguration NOTHING =
      new OrganizationConfiguration.Local(false, AutoEnableStandards.NONE);

  /** Returns what linking a Region to a central home Region takes, none where it has nothing. */
  public static Optional<LinkedChange> taken(String region, OrganizationConfiguration from) {
    return isNothing(from)
        ? Optional.empty()
        : Optional.of(
            new LinkedChange(
                region, from, new OrganizationConfiguration.Central(HubSettings.NONE)));
  }

  /** Returns the change of a Region's settings, none where there is none or it is not read. */
  static Stream<LinkedChange> of(String region, SimulatedRegion before, SimulatedRegion after) {
    Optional<OrganizationConfiguration> from =
        before.live().or(after::read).map(LiveConfiguration::toConfiguration);
    Optional<OrganizationConfiguration> to = after.live().map(LiveConfiguration::toConfiguration);
    boolean isChange =
        from.isPresent() && !from.equals(to) && !(isNothing(from.get()) && isNothing(to.get()));
    return isChange ? Stream.of(new LinkedChange(region, from.get(), to.get())) : Stream.empty();
  }

  private static boolean isNothing(OrganizationConfiguration configuration) {
    return configuration.isCentral() || configuration.equals(NOTHING);
  }
}
