package io.github.cdksecurityhub;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sns.ITopic;

/**
 * What a {@link SecurityHubDriftDetection} is made from. {@link DriftDetectionOptions} and {@link
 * FunctionOptions} say what each option means; null takes its default.
 */
public interface SecurityHubDriftDetectionProps extends FunctionProps {

  /**
   * Starts with every option at its default.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * The configurations to check. Required.
   *
   * @return {@link DriftDetectionOptions#configurations}
   */
  List<ISecurityHubOrganizationConfiguration> getConfigurations();

  /**
   * The time between two scheduled checks.
   *
   * @return {@link DriftDetectionOptions#interval}
   */
  default Duration getInterval() {
    return null;
  }

  /**
   * Whether drift is reverted.
   *
   * @return {@link DriftDetectionOptions#heal}
   */
  default Boolean getHeal() {
    return null;
  }

  /**
   * Whether there is a dashboard.
   *
   * @return {@link DriftDetectionOptions#dashboard}
   */
  default Boolean getDashboard() {
    return null;
  }

  /**
   * The topics that get the message of each event.
   *
   * @return {@link DriftDetectionOptions#topics}
   */
  default List<ITopic> getTopics() {
    return null;
  }

  /** Builds {@link SecurityHubDriftDetectionProps}. */
  final class Builder extends DriftDetectionOptions<Builder> {
    private Builder() {}

    /**
     * Builds the props.
     *
     * @return the props
     * @throws IllegalArgumentException if an option was set to null
     */
    public SecurityHubDriftDetectionProps build() {
      return props("SecurityHubDriftDetectionProps");
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
