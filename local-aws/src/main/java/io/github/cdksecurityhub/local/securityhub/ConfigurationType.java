package io.github.cdksecurityhub.local.securityhub;

/** Who configures the organization's accounts. */
public enum ConfigurationType {
  /** Each Region and account on its own. */
  LOCAL,
  /** Configuration policies of the delegated administrator, from the home Region. */
  CENTRAL
}
