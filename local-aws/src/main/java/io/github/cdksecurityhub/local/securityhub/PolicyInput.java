package io.github.cdksecurityhub.local.securityhub;

import java.util.Optional;

/** A configuration policy in a request, checked as far as the service does it at once. */
final class PolicyInput {
  private static final String NAME = "[A-Za-z0-9\\-.!*/]{1,128}";
  private static final String STANDARD = "arn:aws[a-z-]*:securityhub:[a-z0-9-]*:[0-9]*:.+";

  /** The standard that Control Tower manages, and those of other clouds (R44). */
  private static final String NOT_TAKEN =
      ".*standards/(service-managed-aws-control-tower|cis-(microsoft-)?azure-[a-z-]*)/v/.*";

  private static final int LONGEST_DESCRIPTION = 512;

  private PolicyInput() {}

  static Optional<String> name(Case asked, RequestBody body) {
    Optional<String> name = body.text("Name");
    refuseUnless(asked, name.filter(text -> !text.matches(NAME)).isEmpty(), "Name");
    return name;
  }

  static Optional<String> description(Case asked, RequestBody body) {
    Optional<String> description = body.text("Description");
    boolean fits =
        description.filter(t -> t.isEmpty() || t.length() > LONGEST_DESCRIPTION).isEmpty();
    refuseUnless(asked, fits, "Description");
    return description;
  }

  /** The policy's settings; empty where the request leaves them as they are. */
  static Optional<String> content(Case asked, RequestBody body) {
    if (!body.has("ConfigurationPolicy")) {
      return Optional.empty();
    }
    RequestBody policy = body.object("ConfigurationPolicy");
    check(asked, policy.object("SecurityHub"));
    return Optional.of(policy.json().toString());
  }

  private static void check(Case asked, RequestBody hub) {
    Optional<Boolean> enabled = hub.flag("ServiceEnabled");
    refuseUnless(asked, enabled.isPresent(), "ServiceEnabled");
    boolean standardsFit =
        hub.texts("EnabledStandardIdentifiers").stream().allMatch(arn -> arn.matches(STANDARD));
    refuseUnless(asked, standardsFit, "EnabledStandardIdentifiers");
    RequestBody controls = hub.object("SecurityControlsConfiguration");
    boolean saysMore = hub.has("SecurityControlsConfiguration");
    boolean bothLists =
        controls.has("EnabledSecurityControlIdentifiers")
            && controls.has("DisabledSecurityControlIdentifiers");
    refuseUnless(asked, !bothLists, "SecurityControlsConfiguration");
    boolean offAndMore =
        !enabled.orElseThrow() && (saysMore || !hub.texts("EnabledStandardIdentifiers").isEmpty());
    refuseUnless(asked, !offAndMore, "SecurityHub");
    boolean hasBoth = hub.has("EnabledStandardIdentifiers") && saysMore;
    boolean needsBoth = asked.knob(Knob.ENABLED_POLICY) == Variant.EnabledPolicy.SAYS_BOTH;
    if (enabled.orElseThrow() && needsBoth && !hasBoth) {
      throw new Refusal(Refusals.STANDARDS_AND_CONTROLS);
    }
    if (hub.texts("EnabledStandardIdentifiers").stream().anyMatch(arn -> arn.matches(NOT_TAKEN))) {
      throw new Refusal(asked.knob(Knob.STANDARD_REFUSED));
    }
  }

  private static void refuseUnless(Case asked, boolean fits, String parameter) {
    if (!fits) {
      throw asked.invalid(parameter);
    }
  }
}
