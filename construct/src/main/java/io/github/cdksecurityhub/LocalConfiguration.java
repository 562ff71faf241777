package io.github.cdksecurityhub;

/**
 * Each Region has its own settings for new accounts.
 *
 * @param autoEnable whether Security Hub is enabled in accounts that join the organization
 * @param standards which security standards are turned on in those accounts
 */
record LocalConfiguration(boolean autoEnable, AutoEnableStandards standards)
    implements OrganizationConfiguration {

  @Override
  public boolean isCentral() {
    return false;
  }
}
