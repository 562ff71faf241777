package io.github.cdksecurityhub.local.securityhub;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The configuration policies of an organization and what they are associated with (R28).
 *
 * @param all the policies there are
 * @param associations the targets, each with the policy that is applied to it
 * @param made how many policies were ever made, for ids that never come twice
 */
record Policies(List<ConfigurationPolicy> all, List<PolicyAssociation> associations, int made) {
  static final Policies NONE = new Policies(List.of(), List.of(), 0);

  /** What is in a policy's place where a target manages itself. */
  static final String SELF_MANAGED = "SELF_MANAGED_SECURITY_HUB";

  /** Copies the lists. */
  Policies {
    all = List.copyOf(all);
    associations = List.copyOf(associations);
  }

  /** So many plain policies and no other. */
  Policies withCount(int count, Instant now) {
    List<ConfigurationPolicy> plain = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      plain.add(ConfigurationPolicy.plain(id(i), "policy-" + (i + 1), now));
    }
    return new Policies(plain, associations, Math.max(made, count));
  }

  /** So many organizational units with the first plain policy, and no other association. */
  Policies withAssociations(int count, Instant now) {
    List<PolicyAssociation> units = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String unit = "ou-exam-%08d".formatted(i + 1);
      PolicyTarget target = new PolicyTarget(PolicyTarget.Type.ORGANIZATIONAL_UNIT, unit);
      units.add(PolicyAssociation.inForce(id(0), target, now));
    }
    return new Policies(all, units, made);
  }

  /** The id of the policy that is made next. */
  String nextId() {
    return id(made);
  }

  private static String id(int index) {
    return UUID.nameUUIDFromBytes(("policy-" + index).getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** With a policy more, or with another in the place of the one that has its id. */
  Policies with(ConfigurationPolicy policy) {
    List<ConfigurationPolicy> more = new ArrayList<>(all);
    int place = all.stream().map(ConfigurationPolicy::id).toList().indexOf(policy.id());
    if (place < 0) {
      more.add(policy);
      return new Policies(more, associations, made + 1);
    }
    more.set(place, policy);
    return new Policies(more, associations, made);
  }

  Policies without(ConfigurationPolicy policy) {
    return new Policies(
        all.stream().filter(other -> !other.equals(policy)).toList(), associations, made);
  }

  /** With an association, in the place of the one that its target had. */
  Policies with(PolicyAssociation association) {
    List<PolicyAssociation> more = new ArrayList<>(associations);
    more.removeIf(other -> other.target().equals(association.target()));
    more.add(association);
    return new Policies(all, more, made);
  }

  Optional<ConfigurationPolicy> find(String identifier) {
    return all.stream().filter(policy -> policy.isNamedBy(identifier)).findFirst();
  }

  /** The policy that applies to a member account: its own, else that of the root. */
  Optional<ConfigurationPolicy> governing(String account) {
    Optional<PolicyAssociation> own =
        associations.stream().filter(one -> one.target().id().equals(account)).findFirst();
    Optional<PolicyAssociation> root =
        associations.stream()
            .filter(one -> one.target().type() == PolicyTarget.Type.ROOT)
            .findFirst();
    return own.or(() -> root).flatMap(one -> find(one.policyId()));
  }

  /** Begins to remove every association. */
  Policies disassociating(Countdown countdown) {
    return withEach(one -> one.leaving(countdown));
  }

  Policies afterOneRefusal() {
    return withEach(PolicyAssociation::afterOneRefusal);
  }

  private Policies withEach(UnaryOperator<PolicyAssociation> change) {
    return new Policies(all, associations.stream().map(change).toList(), made);
  }

  Policies settledAt(Instant now) {
    return new Policies(all, associations.stream().filter(one -> !one.isGone(now)).toList(), made);
  }
}
