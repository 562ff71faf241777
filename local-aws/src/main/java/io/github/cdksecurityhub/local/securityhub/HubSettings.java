package io.github.cdksecurityhub.local.securityhub;

/**
 * The two settings of a hub (R42).
 *
 * @param autoEnableControls whether controls that a standard gains are enabled
 * @param generator how findings are made
 */
public record HubSettings(boolean autoEnableControls, Generator generator) {
  /** What a hub has that is enabled today. */
  public static final HubSettings NEW = new HubSettings(true, Generator.SECURITY_CONTROL);

  /** How findings are made. */
  public enum Generator {
    /** One for each control, however many standards it belongs to. */
    SECURITY_CONTROL,
    /** One for each control of each standard. */
    STANDARD_CONTROL
  }
}
