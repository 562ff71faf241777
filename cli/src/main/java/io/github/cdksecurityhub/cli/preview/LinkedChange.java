package io.github.cdksecurityhub.cli.preview;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Previous;
import java.util.Optional;
import java.util.stream.Stream;

/** What going CENTRAL takes from a linked Region, or leaving CENTRAL puts back there. */
public record LinkedChange(
    String region, OrganizationConfiguration from, OrganizationConfiguration to) {

  /** Returns what linking a Region to a central home Region takes, none where it has nothing. */
  public static Optional<LinkedChange> taken(String region, OrganizationConfiguration from) {
    return isNothing(from)
        ? Optional.empty()
        : Optional.of(new LinkedChange(region, from, new OrganizationConfiguration.Central()));
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

  /** What the service sets under CENTRAL is no change of settings, to get it or to lose it. */
  private static boolean isNothing(OrganizationConfiguration configuration) {
    return configuration.isCentral() || configuration.equals(Previous.TAKEN);
  }
}
