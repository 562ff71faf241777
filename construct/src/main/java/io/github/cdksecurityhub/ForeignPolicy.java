package io.github.cdksecurityhub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.constructs.IConstruct;

/**
 * A policy that was made elsewhere.
 *
 * @param id as an association takes it: the UUID alone
 */
record ForeignPolicy(String id) {
  private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern ID = Pattern.compile(UUID + "|" + SelfManagedConfiguration.ID);
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:securityhub:([a-z0-9-]+):([0-9]{12}):configuration-policy/("
              + UUID
              + ")");

  /** Reads a UUID, or an ARN that must be of the stack's account and Region. A token passes. */
  static ForeignPolicy of(IConstruct construct, String idOrArn) {
    if (isToken(idOrArn) || ID.matcher(idOrArn).matches()) {
      return new ForeignPolicy(idOrArn);
    }
    Matcher parts = ARN.matcher(idOrArn);
    if (!parts.matches()) {
      throw refuse(
          construct,
          idOrArn,
          "that is neither the id nor the ARN of a configuration policy",
          "Pass what `aws securityhub list-configuration-policies` shows");
    }
    Stack stack = Stack.of(construct);
    checkPart(construct, idOrArn, "Region", parts.group(1), stack.getRegion());
    checkPart(construct, idOrArn, "account", parts.group(2), stack.getAccount());
    return new ForeignPolicy(parts.group(3));
  }

  private static void checkPart(
      IConstruct construct, String arn, String part, String ofArn, String ofStack) {
    if (!isToken(ofStack) && !ofArn.equals(ofStack)) {
      throw refuse(
          construct,
          arn,
          "the policy is in %s %s, and the stack in %s".formatted(part, ofArn, ofStack),
          "Policies belong to the delegated administrator, in the home Region: pass one of those");
    }
  }

  private static IllegalArgumentException refuse(
      IConstruct construct, String policy, String reason, String wayOut) {
    return Refusal.of(construct, "associate the policy \"" + policy + "\"", reason, wayOut);
  }

  private static boolean isToken(String value) {
    return Boolean.TRUE.equals(Token.isUnresolved(value));
  }
}
