package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Two stacks over three Regions, and what a seed makes of them; the first Region links none of the
 * others, one, or both.
 */
final class RandomLife {
  private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "sa-east-1");
  private static final List<String> LOGICAL_IDS = List.of("A", "B", "C", "D");
  private static final String HOME = REGIONS.get(0);
  private static final int STEPS = 10;

  private final Random random;
  private final Set<String> linked;
  private final HubNames hubNames;
  private final SimulatedAccount account;
  private final List<SimulatedStack> stacks;

  /**
   * Which settings of the hub are declared. One that a resource declared stays as it is where
   * another resource takes the Region over without declaring it: no resource knows another's.
   */
  private enum HubNames {
    /** All of them, and resources move from Region to Region. */
    ALL,
    /** Others with each deployment, and each resource stays in its Region. */
    ANY,
    /** None. */
    NONE
  }

  RandomLife(long seed) {
    // The first values of a Random are alike where its seeds are small: none would be 0.
    random = new Random(new SplittableRandom(seed).nextLong());
    linked = Set.copyOf(REGIONS.subList(1, 1 + random.nextInt(3)));
    hubNames = HubNames.values()[random.nextInt(HubNames.values().length)];
    Map<String, OrganizationConfiguration> live = new LinkedHashMap<>();
    REGIONS.forEach(region -> live.put(region, linked.isEmpty() ? any() : anyLocal()));
    account = new SimulatedAccount(live, linked, random);
    stacks =
        List.of(new SimulatedStack("S", account, random), new SimulatedStack("T", account, random));
    Duration longest = Duration.ofSeconds(random.nextInt(9));
    account.stale = longest;
    account
        .scenario
        .hubs
        .values()
        .forEach(hub -> hub.staleness(() -> stale(longest), () -> stale(longest)));
  }

  private Duration stale(Duration longest) {
    return longest.isZero() ? longest : Duration.ofMillis(random.nextInt((int) longest.toMillis()));
  }

  void run() {
    for (int step = 0; step < STEPS; step++) {
      step(stacks.get(random.nextInt(stacks.size())));
    }
    account.timeline.finish();
    account.requireAsExpected("when every run has ended");
    stacks.stream().filter(SimulatedStack::exists).forEach(SimulatedStack::delete);
    account.timeline.finish();
    account.requireAsExpected("at the end");
  }

  private void step(SimulatedStack stack) {
    switch (random.nextInt(10)) {
      case 0 -> {
        String region = region();
        account.waitForHeals();
        foreignWrite(region);
        if (random.nextBoolean()) {
          stacks.forEach(each -> each.heal(region));
        }
      }
      case 1 -> {
        String region = region();
        account.log("the tags of " + region + " are removed");
        account.scenario.hubs.get(region).setTags(Map.of());
        account.expected.forget(region);
        account.timeline.advance(Duration.ofSeconds(15));
      }
      case 2 -> {
        if (stack.exists()) {
          healSoon();
          stack.delete();
        }
      }
      case 3 -> stack.deploy(again(stack.template()));
      case 4 -> account.timeline.advance(Duration.ofSeconds(random.nextInt(1500)));
      default -> {
        healSoon();
        stack.deploy(template());
      }
    }
  }

  private void healSoon() {
    if (random.nextInt(3) == 0) {
      stacks.get(random.nextInt(stacks.size())).healSoon();
    }
  }

  private void foreignWrite(String region) {
    if (random.nextBoolean()) {
      HubSettings theirs = anyHub();
      account.log("a user sets " + theirs.fields() + " in " + region);
      account.scenario.hubs.get(region).set(theirs);
      account.expected.setHub(region, theirs);
      account.timeline.advance(Duration.ofSeconds(15));
      return;
    }
    boolean isLinkedThere = linked.contains(region);
    if (isLinkedThere && account.truth(region).toConfiguration().isCentral()) {
      return;
    }
    OrganizationConfiguration theirs = isLinkedThere ? anyLocal() : any();
    // Who leaves CENTRAL by hand leaves what is remembered to the stack that declares LOCAL next.
    if (region.equals(HOME) && !account.expected.region(HOME).linked().isEmpty()) {
      return;
    }
    account.log("a user writes " + theirs.encoded() + " to " + region);
    account.scenario.hubs.get(region).foreignWrite(theirs);
    account.expected.setLive(region, theirs);
    account.timeline.advance(Duration.ofSeconds(15));
  }

  private static Map<String, Declared> again(Map<String, Declared> template) {
    Map<String, Declared> again = new LinkedHashMap<>();
    template.forEach((logicalId, declared) -> again.put(logicalId, declared.again()));
    return again;
  }

  private Map<String, Declared> template() {
    List<String> names = new ArrayList<>(LOGICAL_IDS);
    if (hubNames != HubNames.ANY) {
      Collections.shuffle(names, random);
    }
    Map<String, Declared> template = new LinkedHashMap<>();
    for (String region : REGIONS) {
      String name = names.remove(0);
      if (random.nextInt(3) > 0) {
        template.put(name, declared(region));
      }
    }
    if (template.values().stream().anyMatch(RandomLife::isCentralHome)) {
      template.values().removeIf(each -> linked.contains(each.region()));
    }
    return template;
  }

  private static boolean isCentralHome(Declared declared) {
    return declared.region().equals(HOME) && declared.configuration().isCentral();
  }

  private Declared declared(String region) {
    OnDelete onDelete = OnDelete.values()[random.nextInt(OnDelete.values().length)];
    boolean takesOver = random.nextInt(3) == 0;
    // Under CENTRAL a linked Region's settings are those of its home Region (R42).
    HubSettings hub = linked.contains(region) ? HubSettings.NONE : declaredHub();
    return new Declared(region, any(), hub, onDelete, takesOver, 0);
  }

  private String region() {
    return REGIONS.get(random.nextInt(REGIONS.size()));
  }

  private OrganizationConfiguration any() {
    List<OrganizationConfiguration> all = OrganizationConfiguration.values();
    return all.get(random.nextInt(all.size()));
  }

  private OrganizationConfiguration anyLocal() {
    OrganizationConfiguration drawn = any();
    return drawn.isCentral() ? anyLocal() : drawn;
  }

  private HubSettings declaredHub() {
    return switch (hubNames) {
      case ALL -> anyHub().orElse(HubSettings.DEFAULTS);
      case ANY -> anyHub();
      case NONE -> HubSettings.NONE;
    };
  }

  /** Both settings of the hub, one, or none. */
  private HubSettings anyHub() {
    Map<String, String> fields = new LinkedHashMap<>();
    if (random.nextInt(3) == 0) {
      fields.put(HubSettings.AUTO_ENABLE_CONTROLS, Boolean.toString(random.nextBoolean()));
    }
    if (random.nextInt(3) == 0) {
      String value = random.nextBoolean() ? "SECURITY_CONTROL" : "STANDARD_CONTROL";
      fields.put(HubSettings.CONTROL_FINDING_GENERATOR, value);
    }
    return new HubSettings(fields);
  }
}
