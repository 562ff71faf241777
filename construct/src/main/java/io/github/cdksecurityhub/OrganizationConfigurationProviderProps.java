package io.github.cdksecurityhub;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.IRole;

/**
 * What an {@link OrganizationConfigurationProvider} is made from. {@link ProviderOptions} and
 * {@link FunctionOptions} say what each option means; null takes its default.
 */
public interface OrganizationConfigurationProviderProps extends FunctionProps {

  /** {@return a builder with every option at its default} */
  static Builder builder() {
    return new Builder();
  }

  /** {@return the role that the function runs as: {@link ProviderOptions#role}} */
  default IRole getRole() {
    return null;
  }

  /** {@return how long one run of the function may take: {@link ProviderOptions#timeout}} */
  default Duration getTimeout() {
    return null;
  }

  /** Builds {@link OrganizationConfigurationProviderProps}. */
  final class Builder extends ProviderOptions<Builder> {
    private Builder() {}

    /**
     * {@return the props}
     *
     * @throws IllegalArgumentException if an option was set to null
     */
    public OrganizationConfigurationProviderProps build() {
      return props("OrganizationConfigurationProviderProps");
    }
  }
}
