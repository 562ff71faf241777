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
      return ruleOn(asked);
    } catch (Refusal refusal) {
      return Ruling.refused(refusal.error(), asked.organization());
    }
  }

  private static Ruling ruleOn(Case asked) {
    return switch (asked.request().operation()) {
      case DESCRIBE_ORGANIZATION_CONFIGURATION -> DescribeConfiguration.rule(asked);
      case UPDATE_ORGANIZATION_CONFIGURATION -> UpdateConfiguration.rule(asked);
      case DESCRIBE_HUB -> HubOperations.describe(asked);
      case ENABLE_SECURITY_HUB -> HubOperations.enable(asked);
      case DISABLE_SECURITY_HUB -> HubOperations.disable(asked);
      case UPDATE_SECURITY_HUB_CONFIGURATION -> HubOperations.update(asked);
      case DESCRIBE_STANDARDS -> StandardsOperations.describe(asked);
      case LIST_SECURITY_CONTROL_DEFINITIONS -> SecurityControls.list(asked);
      case GET_SECURITY_CONTROL_DEFINITION -> SecurityControls.get(asked);
      case GET_ENABLED_STANDARDS -> StandardsOperations.enabled(asked);
      case BATCH_ENABLE_STANDARDS -> StandardsOperations.enable(asked);
      case BATCH_DISABLE_STANDARDS -> StandardsOperations.disable(asked);
      case LIST_ORGANIZATION_ADMIN_ACCOUNTS -> Administrators.list(asked);
      case ENABLE_ORGANIZATION_ADMIN_ACCOUNT -> Administrators.enable(asked);
      case DISABLE_ORGANIZATION_ADMIN_ACCOUNT -> Administrators.disable(asked);
      case TAG_RESOURCE -> TagOperations.tag(asked);
      case LIST_TAGS_FOR_RESOURCE -> TagOperations.list(asked);
      case UNTAG_RESOURCE -> TagOperations.untag(asked);
      case LIST_FINDING_AGGREGATORS -> FindingAggregators.list(asked);
      case CREATE_FINDING_AGGREGATOR -> FindingAggregators.create(asked);
      case UPDATE_FINDING_AGGREGATOR -> FindingAggregators.update(asked);
      case GET_FINDING_AGGREGATOR -> FindingAggregators.get(asked);
      case DELETE_FINDING_AGGREGATOR -> FindingAggregators.delete(asked);
      case CREATE_CONFIGURATION_POLICY -> PolicyOperations.create(asked);
      case GET_CONFIGURATION_POLICY -> PolicyOperations.get(asked);
      case UPDATE_CONFIGURATION_POLICY -> PolicyOperations.update(asked);
      case DELETE_CONFIGURATION_POLICY -> PolicyOperations.delete(asked);
      case START_CONFIGURATION_POLICY_ASSOCIATION -> AssociationOperations.start(asked);
      case START_CONFIGURATION_POLICY_DISASSOCIATION -> AssociationOperations.stop(asked);
      case GET_CONFIGURATION_POLICY_ASSOCIATION -> AssociationOperations.get(asked);
      case BATCH_GET_CONFIGURATION_POLICY_ASSOCIATIONS -> AssociationOperations.getMany(asked);
      case LIST_CONFIGURATION_POLICIES -> PolicyOperations.list(asked);
      case LIST_CONFIGURATION_POLICY_ASSOCIATIONS -> AssociationOperations.list(asked);
    };
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
