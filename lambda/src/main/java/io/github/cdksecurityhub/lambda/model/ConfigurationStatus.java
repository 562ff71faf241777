package io.github.cdksecurityhub.lambda.model;

/**
 * The status of the last change of the configuration type. The service sets it: it is read, never
 * sent (R9).
 *
 * <p>The set is open. ENABLED and FAILED are final; PENDING and unknown values are waited on.
 *
 * @param name the service's value, empty where there is none
 */
public record ConfigurationStatus(String name) {
  /** The configuration is in force; always so under LOCAL (R8). */
  public static final ConfigurationStatus ENABLED = new ConfigurationStatus("ENABLED");

  /** The change is in progress (R24). */
  public static final ConfigurationStatus PENDING = new ConfigurationStatus("PENDING");

  /** Central configuration could not be enabled; the StatusMessage has the reason (R24). */
  public static final ConfigurationStatus FAILED = new ConfigurationStatus("FAILED");

  public boolean isEnabled() {
    return equals(ENABLED);
  }

  public boolean isFailed() {
    return equals(FAILED);
  }

  @Override
  public String toString() {
    return name.isEmpty() ? "(none)" : name;
  }
}
