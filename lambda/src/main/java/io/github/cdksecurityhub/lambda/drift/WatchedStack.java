package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.central.NativeType;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the stack declares for its drift function: the function's environment variables.
 *
 * <p>They are deployed with the function, so an event cannot change what is checked or healed.
 *
 * @param declared what is declared, in the stack's order
 */
public record WatchedStack(
    String stackId,
    boolean heals,
    Map<AccountRegion, OrganizationConfiguration> declared,
    Set<NativeType> resources) {
  private static final String DECLARED = "DECLARED";
  private static final String RESOURCES = "RESOURCES";
  private static final String EXAMPLE = "us-east-1=LOCAL,true,DEFAULT;eu-west-1=CENTRAL";

  /**
   * Reads the variables strictly: to check less than is declared would be a silent failure.
   *
   * @throws IllegalArgumentException naming the variable and what is allowed
   */
  public static WatchedStack of(Map<String, String> environment, String account) {
    // The shape of the variables; every released one stays readable.
    oneOf(environment, "SCHEMA_VERSION", Set.of("1"));
    String stackId = required(environment, "STACK_ID");
    boolean heals = oneOf(environment, "HEAL", Set.of("true", "false")).equals("true");
    return new WatchedStack(
        stackId,
        heals,
        declared(required(environment, DECLARED), account),
        resources(environment.getOrDefault(RESOURCES, "")));
  }

  /** Reads {@code AWS::SecurityHub::ConfigurationPolicy,...}; none where there is no variable. */
  private static Set<NativeType> resources(String text) {
    Set<NativeType> types = EnumSet.noneOf(NativeType.class);
    for (String name : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      types.add(
          NativeType.named(name).orElseThrow(() -> invalid(RESOURCES, text, "a list of types")));
    }
    return types;
  }

  private static Map<AccountRegion, OrganizationConfiguration> declared(
      String text, String account) {
    Map<AccountRegion, OrganizationConfiguration> declared = new LinkedHashMap<>();
    for (String entry : text.split(";", -1)) {
      String[] parts = entry.split("=", 2);
      AccountRegion place = new AccountRegion(account, parts[0]);
      OrganizationConfiguration configuration =
          OrganizationConfiguration.decode(parts[parts.length - 1])
              .filter(any -> AccountRegion.isRegion(place.region()))
              .orElseThrow(() -> invalid(DECLARED, entry, EXAMPLE));
      if (declared.put(place, configuration) != null) {
        throw invalid(DECLARED, entry, "each Region once");
      }
    }
    return declared;
  }

  private static String oneOf(Map<String, String> environment, String name, Set<String> allowed) {
    String value = required(environment, name);
    if (!allowed.contains(value)) {
      throw invalid(name, value, String.join(" or ", allowed));
    }
    return value;
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw invalid(name, "", "a value");
    }
    return value;
  }

  private static IllegalArgumentException invalid(String name, String value, String allowed) {
    return new IllegalArgumentException(
        "Cannot check for drift: the environment variable %s is '%s'; allowed is %s. The construct writes it: deploy the stack again."
            .formatted(name, value, allowed));
  }
}
