package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.internal.Tokens.isToken;

import io.github.cdksecurityhub.internal.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;

/**
 * Which policy each target belongs to: Security Hub lets a target have one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/configuration-policies-overview.html">Policy
 *     considerations</a>
 */
final class TargetClaims {
  private static final Map<String, String> OWN_ACCOUNT = Map.of("Ref", "AWS::AccountId");

  private final IConstruct construct;
  private final Map<Object, Claim> claims = new LinkedHashMap<>();

  private record Claim(PolicyTarget target, String policy) {}

  TargetClaims(IConstruct construct) {
    this.construct = construct;
  }

  /** Gives targets to a policy, and refuses those that no organization has or another policy. */
  void add(String policy, List<PolicyTarget> targets) {
    for (PolicyTarget target : targets) {
      PolicyTarget known = known(target);
      checkForm(policy, known);
      checkOrganization(policy, known);
      Claim earlier = claims.putIfAbsent(identity(known), new Claim(known, policy));
      if (earlier != null) {
        throw refuseClaimed(policy, known, earlier.policy());
      }
    }
  }

  private void checkForm(String policy, PolicyTarget target) {
    if (!isToken(target.getId()) && !target.isWellFormed()) {
      throw refuse(
          policy,
          target,
          "that is no id of its kind in AWS Organizations",
          "Ids are " + target.getKind().looks());
    }
  }

  private void checkOrganization(String policy, PolicyTarget target) {
    if (isToken(target.getId()) || target.getKind() == PolicyTarget.Kind.ACCOUNT) {
      return;
    }
    for (Claim each : claims.values()) {
      PolicyTarget other = each.target();
      boolean comparable = !isToken(other.getId()) && other.getKind() != PolicyTarget.Kind.ACCOUNT;
      if (comparable && !other.rootLetters().equals(target.rootLetters())) {
        throw refuse(
            policy,
            target,
            "%s has another root's letters, and an organization has one root".formatted(other),
            "Ids of units begin with ou- and the letters of their root: correct one of the two");
      }
    }
  }

  private IllegalArgumentException refuseClaimed(String policy, PolicyTarget target, String owner) {
    return refuse(
        policy,
        target,
        owner.equals(policy)
            ? "it applies to it already"
            : owner + " applies to it, and a target has one policy",
        "Name each target once");
  }

  /** Each use of {@code Fn.select} or {@code Fn.importValue} is another token. */
  private Object identity(PolicyTarget target) {
    return isToken(target.getId())
        ? List.of(target.getKind(), String.valueOf(Stack.of(construct).resolve(target.getId())))
        : target;
  }

  /** By its id where the CDK knows it already: the account of a stack, or what a Lazy produces. */
  private PolicyTarget known(PolicyTarget target) {
    if (!isToken(target.getId())) {
      return target;
    }
    Stack stack = Stack.of(construct);
    Object resolved = stack.resolve(target.getId());
    if (target.getKind() == PolicyTarget.Kind.ACCOUNT && OWN_ACCOUNT.equals(resolved)) {
      return PolicyTarget.account(stack.getAccount());
    }
    return resolved instanceof String id ? new PolicyTarget(target.getKind(), id) : target;
  }

  private IllegalArgumentException refuse(
      String policy, PolicyTarget target, String reason, String wayOut) {
    return Refusal.of(construct, "apply %s to %s".formatted(policy, target), reason, wayOut);
  }
}
