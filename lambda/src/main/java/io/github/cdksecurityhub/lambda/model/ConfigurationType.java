package io.github.cdksecurityhub.lambda.model;

/** Who decides how accounts are configured (the service's own names). */
public enum ConfigurationType {
  /** Each Region by itself: new accounts follow AutoEnable and AutoEnableStandards there. */
  LOCAL,
  /** Configuration policies, from the home Region, for the home and all linked Regions. */
  CENTRAL
}
