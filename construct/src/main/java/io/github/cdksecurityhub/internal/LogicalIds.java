package io.github.cdksecurityhub.internal;

import static io.github.cdksecurityhub.internal.Tokens.isToken;

import io.github.cdksecurityhub.PolicyTarget;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;

/**
 * Logical ids that follow what a resource is about, never where its construct is in the tree or
 * what else it declares.
 *
 * <p>For a policy's association that is its target. If the policy were part of the id, moving a
 * target to another policy would make CloudFormation associate it and then delete the old
 * association, and that deletion takes away the policy that the target has by then.
 */
public final class LogicalIds {
  private static final String PREFIX = "SecurityHub";
  private static final int HASH_DIGITS = 8;

  public static final String AGGREGATOR = PREFIX + "FindingAggregator";

  private LogicalIds() {}

  /** The hash distinguishes names that differ only in characters that no logical id has. */
  public static String ofPolicy(String name) {
    return PREFIX + "Policy" + pascalCase(name) + hash(name);
  }

  public static String ofAssociation(Stack stack, PolicyTarget target) {
    if (isToken(target.getId())) {
      String expression = stack.toJsonString(target.getId());
      String resolved = String.valueOf(stack.resolve(expression));
      return PREFIX + "PolicyTarget" + hash(target.getKind() + resolved);
    }
    return PREFIX
        + "PolicyTarget"
        + pascalCase(target.getKind().name())
        + pascalCase(target.getId());
  }

  /** The text as CloudFormation takes it in logical ids: {@code EuWest1}. */
  public static String pascalCase(String text) {
    return Stream.of(text.split("[^A-Za-z0-9]+"))
        .filter(part -> !part.isEmpty())
        .map(LogicalIds::capitalized)
        .collect(Collectors.joining());
  }

  private static String capitalized(String part) {
    String rest = part.substring(1);
    boolean shouted = rest.equals(rest.toUpperCase(Locale.ROOT));
    return part.substring(0, 1).toUpperCase(Locale.ROOT)
        + (shouted ? rest.toLowerCase(Locale.ROOT) : rest);
  }

  /** Enough of the text's hash to distinguish it from others. */
  public static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().withUpperCase().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
