package io.github.cdksecurityhub;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a file declares.
 *
 * @param onDelete what happens when the declaration goes away; empty is unsaid
 * @param takeOver whether the Regions are taken over from another stack
 * @param revision a text that makes the next deployment read every Region where it changes
 * @param groups Regions that share a configuration; no Region is in two of them
 */
record OrganizationFile(
    Optional<OnDelete> onDelete, boolean takeOver, Optional<String> revision, List<Group> groups) {

  /** The same as props, one for each group, set over the options that the file has no word for. */
  List<SecurityHubOrganizationConfigurationProps> props(
      UnaryOperator<SecurityHubOrganizationConfigurationProps.Builder> options) {
    return groups.stream()
        .map(
            group -> {
              SecurityHubOrganizationConfigurationProps.Builder builder =
                  options
                      .apply(SecurityHubOrganizationConfigurationProps.builder())
                      .configuration(group.configuration())
                      .regions(group.regions());
              onDelete.ifPresent(builder::onDelete);
              revision.ifPresent(builder::revision);
              if (takeOver) {
                builder.takeOver();
              }
              return builder.build();
            })
        .toList();
  }

  /**
   * Regions that share a configuration.
   *
   * @param configuration what is declared for each of them
   * @param regions names of Regions, at least one
   */
  record Group(OrganizationConfiguration configuration, List<String> regions) {}
}
