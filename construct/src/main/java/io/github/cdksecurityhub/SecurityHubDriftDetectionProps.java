package io.github.cdksecurityhub;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sns.ITopic;

/**
 * What a {@link SecurityHubDriftDetection} is made from. {@link DriftDetectionOptions} and {@link
 * FunctionOptions} say what each option means; null takes its default.
 */
public interface SecurityHubDriftDetectionProps extends FunctionProps {

  /** {@return a builder with every option at its default} */
  static Builder builder() {
    return new Builder();
  }

  /**
   * {@return the configurations to check, required: {@link DriftDetectionOptions#configurations}}
   */
  List<ISecurityHubOrganizationConfiguration> getConfigurations();

  /** {@return the time between two scheduled checks: {@link DriftDetectionOptions#interval}} */
  default Duration getInterval() {
    return null;
  }

  /** {@return whether drift is reverted: {@link DriftDetectionOptions#heal}} */
  default Boolean getHeal() {
    return null;
  }

  /** {@return whether there is a dashboard: {@link DriftDetectionOptions#dashboard}} */
  default Boolean getDashboard() {
    return null;
  }

  /**
   * {@return the topics that get the message of each event: {@link DriftDetectionOptions#topics}}
   */
  default List<ITopic> getTopics() {
    return null;
  }

  /** Builds {@link SecurityHubDriftDetectionProps}. */
  final class Builder extends DriftDetectionOptions<Builder> {
    private Builder() {}

    /**
     * {@return the props}
     *
     * @throws IllegalArgumentException if an option was set to null
     */
    public SecurityHubDriftDetectionProps build() {
      return props("SecurityHubDriftDetectionProps");
    }
  }
}
