package io.github.cdksecurityhub;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.IRole;

/**
 * What an {@link OrganizationConfigurationProvider} is made from. {@link ProviderOptions} and
 * {@link FunctionOptions} say what each option means; null takes its default.
 */
public interface OrganizationConfigurationProviderProps extends FunctionProps {

  /**
   * Starts with every option at its default.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * The role that the function runs as.
   *
   * @return {@link ProviderOptions#role}
   */
  default IRole getRole() {
    return null;
  }

  /**
   * How long one run of the function may take.
   *
   * @return {@link ProviderOptions#timeout}
   */
  default Duration getTimeout() {
    return null;
  }

  /** Builds {@link OrganizationConfigurationProviderProps}. */
  final class Builder extends ProviderOptions<Builder> {
    private Builder() {}

    /**
     * Builds the props.
     *
     * @return the props
     * @throws IllegalArgumentException if an option was set to null
     */
    public OrganizationConfigurationProviderProps build() {
      return props("OrganizationConfigurationProviderProps");
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
