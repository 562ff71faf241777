package io.github.cdksecurityhub.lambda.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How Security Hub is to treat an organization's accounts in one Region.
 *
 * <p>{@link Central} has no fields: the service refuses AutoEnable and standards there (R23), so
 * the combination cannot be written. What an Update must still send in their place is {@link
 * #autoEnable()} and {@link #standards()}.
 */
public sealed interface OrganizationConfiguration {

  /** Returns the type that an Update sends. */
  ConfigurationType type();

  /** Returns the AutoEnable that an Update sends; {@code false} with CENTRAL (R11). */
  boolean autoEnable();

  /** Returns the AutoEnableStandards that an Update sends; {@code NONE} with CENTRAL (R11). */
  AutoEnableStandards standards();

  /**
   * Returns this configuration as one word for ids and logs: {@code LOCAL,false,DEFAULT} or {@code
   * CENTRAL}.
   */
  String encoded();

  /**
   * Tells whether {@code live} has every field that this configuration declares. Says nothing about
   * its Status.
   */
  default boolean isShownBy(LiveConfiguration live) {
    return ConfigurationDiff.between(this, live).isEmpty();
  }

  /** Reads what {@link #encoded()} wrote; empty where it is anything else. */
  static Optional<OrganizationConfiguration> decode(String encoded) {
    return every().stream().filter(each -> each.encoded().equals(encoded)).findFirst();
  }

  /** Returns the whole domain: there are five configurations and no sixth. */
  static List<OrganizationConfiguration> every() {
    return List.of(
        new Local(false, AutoEnableStandards.DEFAULT),
        new Local(false, AutoEnableStandards.NONE),
        new Local(true, AutoEnableStandards.DEFAULT),
        new Local(true, AutoEnableStandards.NONE),
        new Central());
  }

  /**
   * New accounts follow these settings, in this Region alone.
   *
   * @param autoEnable whether Security Hub is enabled in new accounts
   * @param standards which standards are enabled there
   */
  record Local(boolean autoEnable, AutoEnableStandards standards)
      implements OrganizationConfiguration {
    /** Refuses null. */
    public Local {
      Objects.requireNonNull(standards, "standards");
    }

    @Override
    public ConfigurationType type() {
      return ConfigurationType.LOCAL;
    }

    @Override
    public String encoded() {
      return "LOCAL," + autoEnable + "," + standards;
    }
  }

  /** Accounts follow configuration policies, which are not part of this resource. */
  record Central() implements OrganizationConfiguration {
    @Override
    public ConfigurationType type() {
      return ConfigurationType.CENTRAL;
    }

    @Override
    public boolean autoEnable() {
      return false;
    }

    @Override
    public AutoEnableStandards standards() {
      return AutoEnableStandards.NONE;
    }

    @Override
    public String encoded() {
      return "CENTRAL";
    }
  }
}
