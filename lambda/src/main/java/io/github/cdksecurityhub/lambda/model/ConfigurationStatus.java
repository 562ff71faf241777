package io.github.cdksecurityhub.lambda.model;

import java.util.Objects;

/**
 * How far the service is with the configuration type. It belongs to the service: it is read, never
 * sent (R9).
 *
 * <p>The set is open. ENABLED and FAILED are ends; PENDING and every value that nobody knows yet
 * are waited on.
 *
 * @param name the service's word, empty where it gave none
 */
public record ConfigurationStatus(String name) {
  /** The configuration is in force; always so under LOCAL (R8). */
  public static final ConfigurationStatus ENABLED = new ConfigurationStatus("ENABLED");

  /** The service is still at it (R24). */
  public static final ConfigurationStatus PENDING = new ConfigurationStatus("PENDING");

  /** Central configuration could not be enabled; the StatusMessage says why (R24). */
  public static final ConfigurationStatus FAILED = new ConfigurationStatus("FAILED");

  /** Refuses null. */
  public ConfigurationStatus {
    Objects.requireNonNull(name, "name");
  }

  /** Tells whether the configuration is in force. */
  public boolean isEnabled() {
    return equals(ENABLED);
  }

  /** Tells whether the service gave up. */
  public boolean isFailed() {
    return equals(FAILED);
  }

  @Override
  public String toString() {
    return name.isEmpty() ? "(none)" : name;
  }
}
