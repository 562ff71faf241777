package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.internal.Tokens.areKnownToDiffer;
import static io.github.cdksecurityhub.internal.Tokens.isToken;

import io.github.cdksecurityhub.internal.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.constructs.IConstruct;

/**
 * A policy that exists already. It is associated, and neither changed nor deleted.
 *
 * @param id as an association takes it: the UUID alone
 * @param arn what it was named by, where that was its ARN
 */
record ImportedPolicy(String id, Optional<String> arn, List<PolicyTarget> targets)
    implements IConfigurationPolicy {
  private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern ID = Pattern.compile(UUID);
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:securityhub:([a-z0-9-]+):([0-9]{12}):configuration-policy/("
              + UUID
              + ")");

  static ImportedPolicy ofId(String id) {
    return new ImportedPolicy(id, Optional.empty(), List.of());
  }

  static ImportedPolicy ofArn(String arn) {
    Matcher parts = ARN.matcher(arn);
    String id = parts.matches() ? parts.group(3) : arn;
    return new ImportedPolicy(
        Boolean.TRUE.equals(Token.isUnresolved(arn)) ? Fn.select(1, Fn.split("/", arn)) : id,
        Optional.of(arn),
        List.of());
  }

  @Override
  public IConfigurationPolicy appliesTo(PolicyTarget... more) {
    return new ImportedPolicy(id, arn, PolicyHeader.joined("a target", targets, more));
  }

  @Override
  public List<PolicyTarget> getTargets() {
    return targets;
  }

  /** Refuses what names no policy, or one of another account or Region. A token passes. */
  void checkFor(IConstruct construct) {
    checkForm(Refusal.who(construct));
    arn.map(ARN::matcher)
        .filter(Matcher::matches)
        .ifPresent(
            parts -> {
              Stack stack = Stack.of(construct);
              checkPart(construct, "Region", parts.group(1), stack.getRegion());
              checkPart(construct, "account", parts.group(2), stack.getAccount());
            });
  }

  /** Refuses what names no policy, for who associates it. A token passes. */
  void checkForm(String who) {
    if (arn.isEmpty() && ARN.matcher(id).matches()) {
      throw refuse(
          who,
          "that is an ARN, and an id is asked for",
          "Pass what is behind its last /, or the ARN to ConfigurationPolicy.fromPolicyArn");
    }
    if (!isToken(id) && !ID.matcher(id).matches()) {
      throw refuse(
          who,
          "that is neither the id nor the ARN of a configuration policy",
          "Pass what `aws securityhub list-configuration-policies` shows");
    }
  }

  private void checkPart(IConstruct construct, String part, String ofArn, String ofStack) {
    if (areKnownToDiffer(ofArn, ofStack)) {
      throw refuse(
          Refusal.who(construct),
          "the policy is in %s %s, and the stack in %s".formatted(part, ofArn, ofStack),
          "Policies belong to the delegated administrator, in the home Region: pass one of those");
    }
  }

  private IllegalArgumentException refuse(String who, String reason, String wayOut) {
    String named = arn.orElse(id);
    return Refusal.of(who, "associate the policy \"" + named + "\"", reason, wayOut);
  }
}
