package io.github.cdksecurityhub;

import java.util.Optional;

/** The constructs that a {@link YamlConfiguration} declared. */
public final class DeclaredOrganization {
  private final ISecurityHubOrganizationConfiguration configuration;
  private final Optional<SecurityHubDriftDetection> driftDetection;

  DeclaredOrganization(
      ISecurityHubOrganizationConfiguration configuration,
      Optional<SecurityHubDriftDetection> driftDetection) {
    this.configuration = configuration;
    this.driftDetection = driftDetection;
  }

  /**
   * {@return the organization's configuration, with its Regions, attributes and provider: a {@link
   * SecurityHubCentralConfiguration} where the file links Regions, otherwise a {@link
   * SecurityHubOrganizationConfiguration}}
   */
  public ISecurityHubOrganizationConfiguration getConfiguration() {
    return configuration;
  }

  /**
   * {@return the drift detection, for alarms and metrics; empty where the file has no {@code
   * driftDetection}}
   */
  public Optional<SecurityHubDriftDetection> getDriftDetection() {
    return driftDetection;
  }
}
