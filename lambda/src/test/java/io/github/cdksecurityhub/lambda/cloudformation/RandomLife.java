package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Two stacks over three Regions, and what a seed makes of them; in every second life the first
 * Region links the second.
 */
final class RandomLife {
  private static final List<String> REGIONS = List.of("eu-west-1", "us-east-1", "sa-east-1");
  private static final List<String> LOGICAL_IDS = List.of("A", "B", "C", "D");
  private static final String HOME = REGIONS.get(0);
  private static final String LINKED = REGIONS.get(1);
  private static final int STEPS = 10;

  private final Random random;
  private final boolean isLinked;
  private final SimulatedAccount account;
  private final List<SimulatedStack> stacks;

  RandomLife(long seed) {
    random = new Random(seed);
    isLinked = random.nextBoolean();
    Map<String, OrganizationConfiguration> live = new LinkedHashMap<>();
    REGIONS.forEach(region -> live.put(region, isLinked ? anyLocal() : any()));
    account = new SimulatedAccount(live, Optional.of(LINKED).filter(any -> isLinked), random);
    stacks =
        List.of(new SimulatedStack("S", account, random), new SimulatedStack("T", account, random));
    Duration longest = Duration.ofSeconds(random.nextInt(9));
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
      case 0 -> foreignWrite(region());
      case 1 -> {
        String region = region();
        account.log("the tags of " + region + " are removed");
        account.scenario.hubs.get(region).setTags(Map.of());
        account.expected.forget(region);
        account.timeline.advance(Duration.ofSeconds(15));
      }
      case 2 -> {
        if (stack.exists()) {
          stack.delete();
        }
      }
      case 3 -> stack.deploy(again(stack.template()));
      case 4 -> account.timeline.advance(Duration.ofSeconds(random.nextInt(1500)));
      default -> stack.deploy(template());
    }
  }

  private void foreignWrite(String region) {
    boolean isLinkedThere = isLinked && region.equals(LINKED);
    if (isLinkedThere && account.truth(region).toConfiguration().isCentral()) {
      return;
    }
    OrganizationConfiguration theirs = isLinkedThere ? anyLocal() : any();
    // Who leaves CENTRAL by hand leaves what is remembered to whoever declares LOCAL next.
    if (region.equals(HOME) && !account.expected.region(HOME).linked().isEmpty()) {
      return;
    }
    account.log("somebody writes " + theirs.encoded() + " to " + region);
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
    Collections.shuffle(names, random);
    Map<String, Declared> template = new LinkedHashMap<>();
    for (String region : REGIONS) {
      if (random.nextInt(3) > 0) {
        template.put(names.remove(0), declared(region));
      }
    }
    if (isLinked && template.values().stream().anyMatch(RandomLife::isCentralHome)) {
      template.values().removeIf(each -> each.region().equals(LINKED));
    }
    return template;
  }

  private static boolean isCentralHome(Declared declared) {
    return declared.region().equals(HOME) && declared.configuration().isCentral();
  }

  /** With takeOver(), going central switches another stack's Region off, and nobody on again. */
  private Declared declared(String region) {
    OnDelete onDelete = OnDelete.values()[random.nextInt(OnDelete.values().length)];
    Declared declared = new Declared(region, any(), onDelete, random.nextInt(3) == 0, 0);
    return isLinked && isCentralHome(declared)
        ? new Declared(region, declared.configuration(), onDelete, false, 0)
        : declared;
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
}
