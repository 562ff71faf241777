package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What the stack has its drift function watch: the function's environment, understood.
 *
 * <p>It comes with the function and not with the event that runs it, so that nobody who can send an
 * event has a say in what is healed to what.
 *
 * @param stackId the stack's ARN
 * @param heals whether drift is put back
 * @param declared what is declared, by Region, in the stack's order
 */
public record WatchedRegions(
    String stackId, boolean heals, Map<String, OrganizationConfiguration> declared) {
  /** The shape of the variables; every released one stays readable. */
  public static final String SCHEMA_VERSION = "SCHEMA_VERSION";

  /** The stack's ARN. */
  public static final String STACK_ID = "STACK_ID";

  /** Whether drift is put back: {@code true} or {@code false}. */
  public static final String HEAL = "HEAL";

  /** {@code us-east-1=LOCAL,true,DEFAULT;eu-west-1=CENTRAL}. */
  public static final String DECLARED = "DECLARED";

  private static final String WAY_OUT =
      "The construct writes these variables: deploy the stack again, and leave them alone.";

  /** A Region becomes part of a host name, so nothing else may pass. */
  private static final Pattern REGION_NAME =
      Pattern.compile("[a-z]{2,8}(-[a-z]{2,12}){1,3}-\\d{1,2}");

  /** Refuses null and keeps the order. */
  public WatchedRegions {
    Objects.requireNonNull(stackId, "stackId");
    declared = new LinkedHashMap<>(declared);
  }

  /**
   * Reads it strictly: to watch less than was declared would be a silent failure.
   *
   * @throws IllegalArgumentException naming the variable and what is allowed
   */
  public static WatchedRegions of(Map<String, String> environment) {
    oneOf(environment, SCHEMA_VERSION, List.of("1"));
    String stackId = required(environment, STACK_ID);
    boolean heals = oneOf(environment, HEAL, List.of("true", "false")).equals("true");
    return new WatchedRegions(stackId, heals, declared(required(environment, DECLARED)));
  }

  private static Map<String, OrganizationConfiguration> declared(String text) {
    Map<String, OrganizationConfiguration> declared = new LinkedHashMap<>();
    for (String entry : text.split(";", -1)) {
      String[] parts = entry.split("=", 2);
      if (parts.length < 2 || !REGION_NAME.matcher(parts[0]).matches()) {
        throw refusal(DECLARED, entry, "a Region name, =, and a configuration");
      }
      OrganizationConfiguration configuration =
          OrganizationConfiguration.decode(parts[1])
              .orElseThrow(
                  () -> refusal(DECLARED, entry, String.join(" or ", everyConfiguration())));
      if (declared.put(parts[0], configuration) != null) {
        throw refusal(DECLARED, entry, "each Region once");
      }
    }
    return declared;
  }

  private static List<String> everyConfiguration() {
    List<String> encoded = new ArrayList<>();
    OrganizationConfiguration.every().forEach(each -> encoded.add(each.encoded()));
    return encoded;
  }

  private static String oneOf(Map<String, String> environment, String name, List<String> allowed) {
    String value = required(environment, name);
    if (!allowed.contains(value)) {
      throw refusal(name, value, String.join(" or ", allowed));
    }
    return value;
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw refusal(name, "", "a value");
    }
    return value;
  }

  private static IllegalArgumentException refusal(String name, String value, String allowed) {
    return new IllegalArgumentException(
        "Cannot look for drift: the environment variable %s is '%s'; allowed is %s. %s"
            .formatted(name, value, allowed, WAY_OUT));
  }
}
