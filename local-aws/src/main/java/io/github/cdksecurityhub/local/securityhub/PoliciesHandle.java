package io.github.cdksecurityhub.local.securityhub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The configuration policies of one administrator, for tests: what others do to them, and what is
 * there.
 *
 * <p>Every change is at once, also where the service would refuse it.
 */
public final class PoliciesHandle {
  private final World world;
  private final String account;

  PoliciesHandle(World world, String account) {
    this.world = world;
    this.account = account;
  }

  /**
   * Creates a policy and puts it in force for some targets.
   *
   * @param name the policy's name
   * @param targets what it is associated with
   */
  public PoliciesHandle create(String name, PolicyTarget... targets) {
    return change(
        before -> {
          String id = before.nextId();
          Policies after = before.with(ConfigurationPolicy.plain(id, name, world.now()));
          for (PolicyTarget target : targets) {
            after = after.with(PolicyAssociation.inForce(id, target, world.now()));
          }
          return after;
        });
  }

  /**
   * Takes the policy off a target; calls are reads of the target, and refused attempts to leave
   * CENTRAL (R28).
   *
   * @param target what has a policy
   * @param lasting how long that takes
   */
  public PoliciesHandle disassociate(PolicyTarget target, Lasting lasting) {
    return change(
        before ->
            before.associations().stream()
                .filter(one -> one.target().equals(target))
                .map(one -> before.with(one.leaving(Countdown.of(lasting, world.now()))))
                .findFirst()
                .orElseThrow());
  }

  /** Deletes a policy. */
  public PoliciesHandle delete(String name) {
    return change(
        before ->
            before.all().stream()
                .filter(policy -> policy.name().equals(name))
                .map(before::without)
                .findFirst()
                .orElseThrow());
  }

  /**
   * The policies there are.
   *
   * @return their names, in the order in which they were made
   */
  public List<String> names() {
    return now().all().stream().map(ConfigurationPolicy::name).toList();
  }

  /**
   * The settings of a policy.
   *
   * @return the JSON of {@code ConfigurationPolicy}
   */
  public String content(String name) {
    return named(name).content();
  }

  private ConfigurationPolicy named(String name) {
    return now().all().stream()
        .filter(policy -> policy.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The tags of a policy.
   *
   * @param name its name
   * @return keys and values
   */
  public Map<String, String> tags(String name) {
    return named(name).tags().value();
  }

  /**
   * A user sets one tag of a policy.
   *
   * @param name its name
   * @param key the tag's key
   * @param value its value
   * @return this handle
   */
  public PoliciesHandle tag(String name, String key, String value) {
    ConfigurationPolicy policy = named(name);
    Map<String, String> tags = new LinkedHashMap<>(policy.tags().value());
    tags.put(key, value);
    return change(before -> before.with(policy.withTags(Eventual.of(tags))));
  }

  /**
   * What policies are applied to.
   *
   * @return the name of the policy, or its id where it has none, by target
   */
  public Map<PolicyTarget, String> associations() {
    Policies now = now();
    Map<PolicyTarget, String> associations = new LinkedHashMap<>();
    now.associations()
        .forEach(
            one ->
                associations.put(
                    one.target(),
                    now.find(one.policyId())
                        .map(ConfigurationPolicy::name)
                        .orElse(one.policyId())));
    return associations;
  }

  private Policies now() {
    return world.organization().account(account).policies();
  }

  private PoliciesHandle change(UnaryOperator<Policies> change) {
    world.change(
        organization ->
            organization.withAccount(account, a -> a.withPolicies(change.apply(a.policies()))));
    return this;
  }
}
