package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The logical ids that the constructs give to what they declare. They follow from names and targets
 * alone; a test compares them with those of a synthesized template.
 */
final class LogicalIds {
  static final String AGGREGATOR = "SecurityHubFindingAggregator";
  private static final int HASH_DIGITS = 8;

  private LogicalIds() {}

  static String ofPolicy(String name) {
    return "SecurityHubPolicy" + pascalCase(name) + hash(name);
  }

  static String ofAssociation(PolicyTarget target) {
    return "SecurityHubPolicyTarget" + pascalCase(target.type()) + pascalCase(target.id());
  }

  private static String pascalCase(String text) {
    return Stream.of(text.split("[^A-Za-z0-9]+"))
        .filter(part -> !part.isEmpty())
        .map(LogicalIds::capitalized)
        .collect(Collectors.joining());
  }

  private static String capitalized(String part) {
    String rest = part.substring(1);
    boolean isUpperCase = rest.equals(rest.toUpperCase(Locale.ROOT));
    return part.substring(0, 1).toUpperCase(Locale.ROOT)
        + (isUpperCase ? rest.toLowerCase(Locale.ROOT) : rest);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().withUpperCase().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
