package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

/**
 * How Security Hub configures the accounts of an organization: centrally, by policies, or locally,
 * Region by Region.
 *
 * <p>Central configuration has no fields of its own: Security Hub refuses AutoEnable or standards
 * beside it, so they cannot be written here.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/central-configuration-intro.html">Central
 *     configuration</a>
 */
public sealed interface OrganizationConfiguration permits LocalConfiguration, CentralConfiguration {

  /**
   * Central configuration: the delegated administrator's configuration policies decide, from one
   * home Region.
   *
   * <p>A finding aggregator must exist in the home Region, and must outlive this configuration:
   * declare it in the same stack and let the construct depend on it. {@link
   * SecurityHubCentralConfiguration} does that, and has the policies too.
   *
   * @return the central configuration
   */
  static OrganizationConfiguration central() {
    return new CentralConfiguration();
  }

  /**
   * Local configuration: each Region has its own settings for new accounts.
   *
   * @param autoEnable whether Security Hub is enabled in accounts that join the organization;
   *     existing accounts are not touched
   * @param standards which security standards are turned on in those accounts
   * @return the local configuration
   */
  static OrganizationConfiguration local(boolean autoEnable, AutoEnableStandards standards) {
    return new LocalConfiguration(
        autoEnable, requireNonNull(standards, "standards is required: DEFAULT or NONE"));
  }

  /**
   * Whether this is central configuration.
   *
   * @return true for {@link #central}, false for {@link #local}
   */
  boolean isCentral();
}
