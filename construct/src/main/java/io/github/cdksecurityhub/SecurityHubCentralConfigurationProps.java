package io.github.cdksecurityhub;

import java.util.List;

/**
 * What a {@link SecurityHubCentralConfiguration} is made from. {@link CentralOptions} says what
 * each option means; null takes its default.
 */
public interface SecurityHubCentralConfigurationProps extends DeclarationProps {

  /**
   * Starts with every option at its default.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * The Regions in which the policies hold, beside the stack's. Required.
   *
   * @return {@link CentralOptions#linkedRegions}
   */
  LinkedRegions getLinkedRegions();

  /**
   * The policies, each with what it applies to.
   *
   * @return {@link CentralOptions#policies}
   */
  default List<IConfigurationPolicy> getPolicies() {
    return null;
  }

  /** Builds {@link SecurityHubCentralConfigurationProps}. */
  final class Builder extends CentralOptions<Builder> {
    private Builder() {}

    /**
     * Builds the props.
     *
     * @return the props
     * @throws IllegalArgumentException if an option was set to null
     */
    public SecurityHubCentralConfigurationProps build() {
      return props("SecurityHubCentralConfigurationProps");
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
