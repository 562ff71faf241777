package io.github.cdksecurityhub.internal.regions;

import io.github.cdksecurityhub.DeclarationProps;
import io.github.cdksecurityhub.OnDelete;
import io.github.cdksecurityhub.OrganizationConfiguration;
import io.github.cdksecurityhub.SecurityHubOrganizationConfigurationProps;
import io.github.cdksecurityhub.internal.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * What is declared for some Regions.
 *
 * @param configuration the configuration
 * @param regions names or tokens; empty for the stack's own Region
 * @param onDelete what happens when the declaration goes away
 * @param takeOver whether the Regions are taken over from another stack
 * @param revision a text that makes the next deployment read every Region where it changes
 * @param hubSettings the settings of the hub that are declared beside it
 */
public record Declaration(
    OrganizationConfiguration configuration,
    Optional<List<String>> regions,
    OnDelete onDelete,
    boolean takeOver,
    Optional<String> revision,
    HubSettings hubSettings) {

  public static Declaration of(String who, SecurityHubOrganizationConfigurationProps props) {
    if (props.getConfiguration() == null) {
      throw Refusal.of(
          who,
          "declare an organization configuration",
          "no configuration is named",
          "Call configuration(OrganizationConfiguration.local(true,"
              + " AutoEnableStandards.DEFAULT)), or .central()");
    }
    return of(props.getConfiguration(), Optional.ofNullable(props.getRegions()), props);
  }

  public static Declaration of(
      OrganizationConfiguration configuration,
      Optional<List<String>> regions,
      DeclarationProps props) {
    return new Declaration(
        configuration,
        regions,
        Optional.ofNullable(props.getOnDelete()).orElse(OnDelete.RESTORE),
        Boolean.TRUE.equals(props.getTakeOver()),
        Optional.ofNullable(props.getRevision()),
        HubSettings.of(props.getControlFindings(), props.getAutoEnableControls()));
  }
}
