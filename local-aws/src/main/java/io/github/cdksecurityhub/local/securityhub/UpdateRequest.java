package io.github.cdksecurityhub.local.securityhub;

import java.util.Optional;

/**
 * The input of UpdateOrganizationConfiguration.
 *
 * @param autoEnable whether new accounts get Security Hub
 * @param standards which standards they start with, if sent
 * @param type who configures accounts, if sent
 */
record UpdateRequest(
    boolean autoEnable, Optional<AutoEnableStandards> standards, Optional<ConfigurationType> type) {

  static UpdateRequest of(Case asked) {
    RequestBody body = RequestBody.of(asked);
    boolean autoEnable = body.flag("AutoEnable").orElseThrow(() -> body.missing("AutoEnable"));
    RequestBody organization = body.object("OrganizationConfiguration");
    requireNoStatus(asked, organization);
    return new UpdateRequest(
        autoEnable,
        body.constant("AutoEnableStandards", AutoEnableStandards.class),
        organization.constant("ConfigurationType", ConfigurationType.class));
  }

  /** R9: both belong to the service. */
  private static void requireNoStatus(Case asked, RequestBody organization) {
    boolean refused = asked.knob(Knob.STATUS_SENT) == Variant.StatusSent.REFUSED;
    if (refused && (organization.has("Status") || organization.has("StatusMessage"))) {
      throw asked.invalid("OrganizationConfiguration", "Status and StatusMessage can't be set.");
    }
  }

  boolean turnsSomethingOn() {
    return autoEnable || standards.filter(s -> s == AutoEnableStandards.DEFAULT).isPresent();
  }
}
