package io.github.cdksecurityhub.local.cloudformation;

/**
 * What {@code AWS::SecurityHub::OrganizationConfiguration} makes of an organization whose settings
 * somebody has made before its Create.
 */
public enum ConfiguredAlready {
  /** Writes over them, as every other update does. */
  OVERWRITTEN,
  /**
   * Says that the resource already exists, as one report has it of a Create after a retained one.
   */
  REFUSED
}
