package io.github.cdksecurityhub.local.securityhub;

import java.util.Optional;

/**
 * What becomes of PENDING after an update to CENTRAL (R10, R24).
 *
 * @param status ENABLED or FAILED
 * @param message the status message, which may be missing with either
 */
public record CentralOutcome(ConfigurationStatus status, Optional<String> message) {

  /** ENABLED with the message of the AWS CLI's own example (R10). */
  public static CentralOutcome enabled() {
    return new CentralOutcome(
        ConfigurationStatus.ENABLED,
        Optional.of("Central configuration has been enabled successfully"));
  }

  /** ENABLED without a message. */
  public static CentralOutcome enabledSilently() {
    return new CentralOutcome(ConfigurationStatus.ENABLED, Optional.empty());
  }

  /**
   * FAILED with a message.
   *
   * @param message the service's reason
   */
  public static CentralOutcome failed(String message) {
    return new CentralOutcome(ConfigurationStatus.FAILED, Optional.of(message));
  }

  /** FAILED without a message. */
  public static CentralOutcome failedSilently() {
    return new CentralOutcome(ConfigurationStatus.FAILED, Optional.empty());
  }
}
