package io.github.cdksecurityhub.local.securityhub;

import java.time.Instant;
import java.util.Optional;

/** Security Hub: from a call and a state to a response and the next state, without side effects. */
final class Service {
  private Service() {}

  static Ruling rule(
      ServiceRequest request, Organization organization, Behaviour behaviour, Instant now) {
    Case asked = new Case(request, organization.settledAt(now), behaviour, now);
    try {
      requirePermission(asked);
      requireSubscription(asked);
      return request.operation().rule(asked);
    } catch (Refusal refusal) {
      return Ruling.refused(refusal.error(), asked.organization());
    }
  }

  private static void requirePermission(Case asked) {
    ServiceRequest request = asked.request();
    Permissions permissions = asked.account().permissions();
    Optional<ServiceError> refused = permissions.refusal(request);
    if (refused.isPresent()) {
      throw new Refusal(refused.get());
    }
    requireCompanions(asked, permissions);
  }

  /** R32: an update with its own action alone has been refused without a message. */
  private static void requireCompanions(Case asked, Permissions permissions) {
    ServiceRequest request = asked.request();
    boolean companionsNeeded =
        request.operation() == Operation.UPDATE_ORGANIZATION_CONFIGURATION
            && asked.knob(Knob.UPDATE_PERMISSIONS) == Variant.UpdatePermissions.WITH_COMPANIONS;
    boolean allowed =
        UpdateConfiguration.COMPANION_ACTIONS.stream()
            .allMatch(action -> permissions.allows(request, action));
    if (companionsNeeded && !allowed) {
      throw new Refusal(Refusals.SILENT_DENIAL);
    }
  }

  /**
   * R14. What the management account does about administrators needs no subscription, nor does
   * enabling.
   */
  private static void requireSubscription(Case asked) {
    Operation operation = asked.request().operation();
    if (operation.needsNoSubscription() || asked.region().subscribed()) {
      return;
    }
    boolean notFound =
        operation.isForTags()
            && asked.knob(Knob.TAGS_NOT_SUBSCRIBED) == Variant.TagsNotSubscribed.NOT_FOUND;
    throw new Refusal(
        notFound ? Refusals.UNKNOWN_HUB : Refusals.notSubscribed(asked.request().account()));
  }
}
