package io.github.cdksecurityhub.local.securityhub;

import java.time.Instant;

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

  /** R16. */
  private static void requirePermission(Case asked) {
    ServiceRequest request = asked.request();
    String action = request.operation().action();
    switch (request.permissions().decide(action, request.resource())) {
      case ALLOWED -> requireCompanions(asked);
      case DENIED ->
          throw new Refusal(
              Refusals.deniedByIdentityPolicy(request.account(), action, request.namedResource()));
      case NOT_ALLOWED ->
          throw new Refusal(
              Refusals.noStatementAllows(request.account(), action, request.namedResource()));
    }
  }

  /** R32: an update with its own action alone has been refused without a message. */
  private static void requireCompanions(Case asked) {
    ServiceRequest request = asked.request();
    boolean companionsNeeded =
        request.operation() == Operation.UPDATE_ORGANIZATION_CONFIGURATION
            && asked.knob(Knob.UPDATE_PERMISSIONS) == Variant.UpdatePermissions.WITH_COMPANIONS;
    boolean allowed =
        UpdateConfiguration.COMPANION_ACTIONS.stream()
            .allMatch(action -> request.permissions().allows(action, "*"));
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
