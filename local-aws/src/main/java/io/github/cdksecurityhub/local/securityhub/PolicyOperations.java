package io.github.cdksecurityhub.local.securityhub;

import java.util.Map;
import java.util.Optional;

/** The operations on configuration policies, for the home Region while CENTRAL (R19, R28). */
final class PolicyOperations {
  private static final int MOST_POLICIES = 20;

  private PolicyOperations() {}

  static Ruling create(Case asked) {
    RequestBody body = RequestBody.of(asked);
    String name = PolicyInput.name(asked, body).orElseThrow(() -> body.missing("Name"));
    String content =
        PolicyInput.content(asked, body).orElseThrow(() -> body.missing("ConfigurationPolicy"));
    Optional<String> description = PolicyInput.description(asked, body);
    Map<String, String> tags = body.has("Tags") ? TagOperations.tags(asked) : Map.of();
    asked.requireCentral();
    Policies policies = asked.account().policies();
    requireNewName(policies, name);
    if (policies.all().size() >= MOST_POLICIES) {
      throw new Refusal(Refusals.TOO_MANY_POLICIES);
    }
    ConfigurationPolicy created =
        new ConfigurationPolicy(
            policies.nextId(),
            name,
            description,
            content,
            Eventual.of(tags),
            asked.now(),
            asked.now());
    return written(asked, created);
  }

  static Ruling list(Case asked) {
    asked.requireHome();
    return asked.read(
        Page.of(
            asked,
            "ConfigurationPolicySummaries",
            asked.account().policies().all(),
            policy -> policy.summary(asked)));
  }

  static Ruling get(Case asked) {
    asked.requireHome();
    return asked.read(named(asked).details(asked));
  }

  static Ruling update(Case asked) {
    RequestBody body = RequestBody.of(asked);
    Optional<String> name = PolicyInput.name(asked, body);
    Optional<String> content = PolicyInput.content(asked, body);
    Optional<String> description = PolicyInput.description(asked, body);
    asked.requireCentral();
    ConfigurationPolicy before = named(asked);
    name.filter(other -> !other.equals(before.name()))
        .ifPresent(other -> requireNewName(asked.account().policies(), other));
    return written(
        asked,
        new ConfigurationPolicy(
            before.id(),
            name.orElse(before.name()),
            description.or(before::description),
            content.orElse(before.content()),
            before.tags(),
            before.created(),
            asked.now()));
  }

  static Ruling delete(Case asked) {
    asked.requireCentral();
    ConfigurationPolicy named = named(asked);
    Policies policies = asked.account().policies();
    if (AssociationOperations.shown(asked).stream()
        .anyMatch(one -> one.policyId().equals(named.id()))) {
      return Ruling.refused(
          Refusals.POLICY_IN_USE,
          asked.withAccount(account -> account.withPolicies(policies.afterOneRefusal())));
    }
    return Ruling.written(
        Json.object(), asked.withAccount(account -> account.withPolicies(policies.without(named))));
  }

  private static Ruling written(Case asked, ConfigurationPolicy policy) {
    Policies after = asked.account().policies().with(policy);
    return Ruling.written(
        policy.details(asked), asked.withAccount(account -> account.withPolicies(after)));
  }

  private static ConfigurationPolicy named(Case asked) {
    return asked
        .account()
        .policies()
        .find(asked.request().label())
        .orElseThrow(() -> new Refusal(Refusals.UNKNOWN_POLICY));
  }

  private static void requireNewName(Policies policies, String name) {
    if (policies.all().stream().anyMatch(policy -> policy.name().equals(name))) {
      throw new Refusal(Refusals.SECOND_POLICY_OF_THAT_NAME);
    }
  }
}
