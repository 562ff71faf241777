package io.github.cdksecurityhub;

import java.util.List;

/**
 * What a {@link SecurityHubCentralConfiguration} is made from. {@link CentralOptions} says what
 * each option means; null takes its default.
 */
public interface SecurityHubCentralConfigurationProps extends DeclarationProps {

  /** {@return a builder with every option at its default} */
  static Builder builder() {
    return new Builder();
  }

  /**
   * {@return the Regions in which the policies hold, beside the stack's, required: {@link
   * CentralOptions#linkedRegions}}
   */
  LinkedRegions getLinkedRegions();

  /** {@return the policies, each with what it applies to: {@link CentralOptions#policies}} */
  default List<IConfigurationPolicy> getPolicies() {
    return null;
  }

  /** Builds {@link SecurityHubCentralConfigurationProps}. */
  final class Builder extends CentralOptions<Builder> {
    private Builder() {}

    /**
     * {@return the props}
     *
     * @throws IllegalArgumentException if an option was set to null
     */
    public SecurityHubCentralConfigurationProps build() {
      return props("SecurityHubCentralConfigurationProps");
    }
  }
}
