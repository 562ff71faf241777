package io.github.cdksecurityhub.local.cloudformation;

/**
 * What {@code AWS::SecurityHub::OrganizationConfiguration} makes of an organization whose settings
 * a user has made before its Create.
 */
public enum ConfiguredAlready {
  /** Writes over them, as every other update does. */
  OVERWRITTEN,
  /**
   * Returns that the resource already exists, as one report describes a Create after a retained
   * one.
   */
  REFUSED
}
