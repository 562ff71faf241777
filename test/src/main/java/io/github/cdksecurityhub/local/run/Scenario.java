package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What the local run plays with one example.
 *
 * @param prior brings the local Security Hub into the state that the first deployment finds
 * @param acts what is played, in order; the first one shows what is there before
 */
public record Scenario(Consumer<LocalSecurityHub> prior, List<Act> acts) {

  private static final Map<String, Scenario> ALL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("local", LocalScenarios.local()),
              Map.entry("regions", LocalScenarios.regions()),
              Map.entry("central", CentralScenario.scenario()),
              Map.entry("drift", DriftScenario.scenario()),
              Map.entry("central-policies", CentralPoliciesScenario.scenario())));

  /** Copies the acts. */
  public Scenario {
    acts = List.copyOf(acts);
  }

  /** The scenario of an example; empty when there is none. */
  public static Optional<Scenario> of(String example) {
    return Optional.ofNullable(ALL.get(example));
  }

  /** The examples that have a scenario. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }
}
