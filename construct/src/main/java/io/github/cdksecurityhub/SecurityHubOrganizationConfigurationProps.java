package io.github.cdksecurityhub;

import java.util.List;

/**
 * What a {@link SecurityHubOrganizationConfiguration} is made from. {@link ConfigurationOptions}
 * says what each option means; null takes its default.
 */
public interface SecurityHubOrganizationConfigurationProps extends DeclarationProps {

  /** {@return a builder with every option at its default} */
  static Builder builder() {
    return new Builder();
  }

  /**
   * {@return the configuration to declare, required: {@link ConfigurationOptions#configuration}}
   */
  OrganizationConfiguration getConfiguration();

  /** {@return the Regions to configure: {@link ConfigurationOptions#regions}} */
  default List<String> getRegions() {
    return null;
  }

  /** Builds {@link SecurityHubOrganizationConfigurationProps}. */
  final class Builder extends ConfigurationOptions<Builder> {
    private Builder() {}

    /**
     * {@return the props}
     *
     * @throws IllegalArgumentException if an option was set to null
     */
    public SecurityHubOrganizationConfigurationProps build() {
      return props("SecurityHubOrganizationConfigurationProps");
    }
  }
}
