package io.github.cdksecurityhub;

import java.util.List;

/**
 * What a {@link SecurityHubOrganizationConfiguration} is made from. {@link ConfigurationOptions}
 * says what each option means; null takes its default.
 */
public interface SecurityHubOrganizationConfigurationProps extends DeclarationProps {

  /**
   * Starts with every option at its default.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * The configuration to declare. Required.
   *
   * @return {@link ConfigurationOptions#configuration}
   */
  OrganizationConfiguration getConfiguration();

  /**
   * The Regions to configure.
   *
   * @return {@link ConfigurationOptions#regions}
   */
  default List<String> getRegions() {
    return null;
  }

  /** Builds {@link SecurityHubOrganizationConfigurationProps}. */
  final class Builder extends ConfigurationOptions<Builder> {
    private Builder() {}

    /**
     * Builds the props.
     *
     * @return the props
     * @throws IllegalArgumentException if an option was set to null
     */
    public SecurityHubOrganizationConfigurationProps build() {
      return props("SecurityHubOrganizationConfigurationProps");
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
