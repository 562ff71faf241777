package io.github.cdksecurityhub.lambda.central;

import java.util.Map;

/** What a policy applies to. */
public record PolicyTarget(String type, String id) {
  private static final Map<String, String> WORDS =
      Map.of("ROOT", "root", "ORGANIZATIONAL_UNIT", "unit", "ACCOUNT", "account");

  boolean isAccount() {
    return type.equals("ACCOUNT");
  }

  @Override
  public String toString() {
    return WORDS.getOrDefault(type, type) + " " + id;
  }
}
