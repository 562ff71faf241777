package io.github.cdksecurityhub.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.preview.ManualClock;
import io.github.cdksecurityhub.lambda.central.CentralHub;
import io.github.cdksecurityhub.lambda.central.ConfigurationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import io.github.cdksecurityhub.lambda.central.NativeType;
import io.github.cdksecurityhub.lambda.drift.CentralDriftCheck;
import io.github.cdksecurityhub.lambda.drift.CheckedResource;
import io.github.cdksecurityhub.lambda.drift.Drift;
import io.github.cdksecurityhub.lambda.drift.DriftRun;
import io.github.cdksecurityhub.lambda.drift.DriftStatus;
import io.github.cdksecurityhub.lambda.drift.DriftTrigger;
import io.github.cdksecurityhub.lambda.drift.HealCooldown;
import io.github.cdksecurityhub.lambda.drift.WatchedStack;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Drift detection finds drift where plan does, over random changes by hand. */
class DriftAgreementTest extends CentralPlanFixture {
  private static final int STATES = 150;
  private static final String STACK = PlanFixture.stackId("Prod-S");
  private static final AccountRegion HOME = new AccountRegion("123456789012", HERE);

  @Test
  void driftDetectionFindsWhatPlanCallsDrifted() throws Exception {
    ids.put("Pb", InMemoryCentralReader.arn("b"));
    CentralTemplate template =
        central().policy("a", ON).policy("b", OFF).account(ONE, CentralTemplate.id("a"));
    for (String logicalId : List.of("Aggregator", "Pa", "Pb", "A" + ONE)) {
      template.metadata(logicalId, "io.github.cdksecurityhub:drift", "watched");
    }
    Set<String> seen = new TreeSet<>();
    for (int seed = 1; seed <= STATES; seed++) {
      begin();
      change(new Random(new SplittableRandom(seed).nextLong()));
      deployed(template);
      Map<String, Boolean> planned = new TreeMap<>();
      for (Row row : natives(template)) {
        planned.put(row.event().logicalId(), row.action() == Action.DRIFTED);
        seen.add(row.event().logicalId() + " " + row.action().word);
      }
      assertThat(drifted(template)).as("seed %d", seed).hasSize(4).isEqualTo(planned);
    }
    assertThat(seen).as("each is drifted, and is not").hasSize(8);
  }

  private void change(Random random) throws Exception {
    if (random.nextInt(4) > 0) {
      String mode = random.nextBoolean() ? "ALL_REGIONS" : "NO_REGIONS";
      String other = random.nextInt(4) > 0 ? "" : "2";
      live.aggregator(InMemoryCentralReader.AGGREGATOR + other, mode);
    }
    for (String name : List.of("a", "b")) {
      if (random.nextInt(4) > 0) {
        live.policy(name, random.nextBoolean() ? ON : OFF);
      }
    }
    List<String> policies = List.of("a", "a", "b", "SELF_MANAGED_SECURITY_HUB");
    List<String> statuses = List.of("SUCCESS", "SUCCESS", "PENDING", "FAILED");
    if (random.nextInt(4) > 0) {
      Instant updatedAt = random.nextBoolean() ? Instant.EPOCH : Instant.MAX.minusSeconds(86_401);
      live.applied(
          policies.get(random.nextInt(4)),
          "ACCOUNT",
          ONE,
          statuses.get(random.nextInt(4)),
          updatedAt);
    }
  }

  private Map<String, Boolean> drifted(CentralTemplate template) throws Exception {
    OrganizationConfiguration central = PlanFixture.CENTRAL.toConfiguration();
    JsonValue json = JsonValue.parse(template.toString());
    StackStatus complete = StackStatus.of("UPDATE_COMPLETE", Optional.empty());
    WatchedStack watched =
        new WatchedStack(STACK, false, Map.of(HOME, central), EnumSet.allOf(NativeType.class));
    Clock clock = new ManualClock();
    DriftRun run =
        new DriftRun(
            watched,
            clock,
            clock.now().plusSeconds(60),
            () -> complete,
            complete,
            new DriftTrigger(DriftTrigger.Kind.SCHEDULE, "", "", "", "", List.of()),
            new HealCooldown());
    Fields fields = ConfigurationFields.of(central);
    Drift home =
        new Drift(
            new CheckedResource(HOME, ConfigurationFields.RESOURCE_TYPE, "", HERE, "", "", fields),
            DriftStatus.IN_SYNC,
            Optional.of(new Drift.Live(fields, "", "ENABLED", "", Optional.empty())),
            List.of(),
            "");
    Collection<Drift> drifts =
        new CentralDriftCheck(
                run, stack -> new DeployedTemplate(stack, json, Map.of(), ids), deadline -> hub())
            .run(HOME, Map.of(HOME, home));
    Map<String, Boolean> drifted = new TreeMap<>();
    for (Drift each : drifts) {
      assertThat(each.status()).isNotEqualTo(DriftStatus.UNREADABLE);
      drifted.put(each.resource().logicalId(), each.status() == DriftStatus.DRIFTED);
    }
    return drifted;
  }

  /** Reads what is live; without heal nothing is written. */
  private CentralHub hub() {
    return (CentralHub)
        Proxy.newProxyInstance(
            CentralHub.class.getClassLoader(),
            new Class<?>[] {CentralHub.class},
            (proxy, method, arguments) -> method.invoke(live, arguments));
  }
}
