package io.github.cdksecurityhub;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

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
public sealed interface OrganizationConfiguration {

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
    return new Central();
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
    return new Local(autoEnable, standards);
  }

  /**
   * The properties of the custom resource that say this, in a fixed order, all of them text.
   *
   * <p>CloudFormation hands every scalar to a custom resource as text; written as text from the
   * start, a template and the event that comes of it read the same.
   *
   * @return {@code ConfigurationType}, and what goes with it
   */
  Map<String, String> properties();

  /** Central configuration. Its other fields are the service's to set. */
  record Central() implements OrganizationConfiguration {
    @Override
    public Map<String, String> properties() {
      return Map.of("ConfigurationType", "CENTRAL");
    }
  }

  /**
   * Local configuration.
   *
   * @param autoEnable whether Security Hub is enabled in accounts that join the organization
   * @param standards which security standards are turned on in those accounts
   */
  record Local(boolean autoEnable, AutoEnableStandards standards)
      implements OrganizationConfiguration {

    /**
     * Refuses null.
     *
     * @param autoEnable whether Security Hub is enabled in accounts that join the organization
     * @param standards which security standards are turned on in those accounts
     */
    public Local {
      Objects.requireNonNull(standards, "standards must be DEFAULT or NONE, not null");
    }

    @Override
    public Map<String, String> properties() {
      Map<String, String> properties = new LinkedHashMap<>();
      properties.put("ConfigurationType", "LOCAL");
      properties.put("AutoEnable", String.valueOf(autoEnable));
      properties.put("AutoEnableStandards", standards.name());
      return Collections.unmodifiableMap(properties);
    }
  }
}
