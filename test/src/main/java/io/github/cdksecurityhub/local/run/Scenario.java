package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What the demo does with one example.
 *
 * @param prior brings the local Security Hub into the state that the first deployment finds
 * @param steps what is done, in order; the first one prints what is live before
 */
public record Scenario(Consumer<LocalSecurityHub> prior, List<Step> steps) {

  private static final Map<String, Scenario> ALL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("local", LocalScenarios.local()),
              Map.entry("regions", LocalScenarios.regions()),
              Map.entry("central", CentralScenario.scenario()),
              Map.entry("drift", DriftScenario.scenario()),
              Map.entry("central-policies", CentralPoliciesScenario.scenario())));

  /** A part of a scenario. */
  @FunctionalInterface
  public interface Step {

    /** Does it; what must hold goes into the report's checks. */
    void on(ScenarioRun run) throws InterruptedException;
  }

  /** Copies the steps. */
  public Scenario {
    steps = List.copyOf(steps);
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
