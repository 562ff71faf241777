package io.github.cdksecurityhub.lambda.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.PropertyValue;
import io.github.cdksecurityhub.lambda.cloudformation.Events;
import io.github.cdksecurityhub.lambda.cloudformation.LifecycleHandler;
import io.github.cdksecurityhub.lambda.cloudformation.Response;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What a preview says is what the event then does, and the preview writes nothing: over
 * configurations, PENDING and FAILED, home and linked Regions, and policies in the way.
 */
class AgreementTest {
  private static final int STATES = 2000;
  private static final AssociatedPolicy POLICY =
      new AssociatedPolicy("id", "baseline", "ROOT", "r-ab12");

  private final Set<String> seen = new TreeSet<>();

  @Test
  void theEventDoesWhatThePreviewSaid() throws InterruptedException {
    for (int seed = 1; seed <= STATES; seed++) {
      check(seed);
    }
    assertThat(seen)
        .as("the states are not all alike")
        .contains(
            "SUCCESS",
            "waits",
            "MissingFindingAggregator",
            "NotHomeRegion",
            "PoliciesStillAssociated");
  }

  private void check(int seed) throws InterruptedException {
    FakeClock previewed = new FakeClock();
    FakeSecurityHub shown = hub(new Random(seed), previewed);
    FakeClock clock = new FakeClock();
    Random random = new Random(seed);
    FakeSecurityHub hub = hub(random, clock);
    CustomResourceEvent event = event(random);

    Forecast forecast = new Preview(shown, previewed, Duration.ofSeconds(15)).play(event);
    assertThat(shown.updates()).as("seed %d: the preview writes nothing", seed).isEmpty();
    LifecycleHandler deployed = lifecycle(event, hub, clock);
    Response answer = deployed.run();

    assertThat(forecast.answer().status()).as("seed %d", seed).isEqualTo(answer.status());
    assertThat(forecast.answer().data()).as("seed %d", seed).isEqualTo(answer.data());
    assertThat(forecast.failure().map(Object::getClass))
        .as("seed %d", seed)
        .isEqualTo(deployed.failure().map(Object::getClass));
    if (forecast.isFailed()) {
      seen.add(forecast.failure().map(it -> it.getClass().getSimpleName()).orElse("invalid"));
      return;
    }
    seen.add(forecast.waits() ? "waits" : "SUCCESS");
    assertThat(forecast.answer().reason()).as("seed %d", seed).isEqualTo(answer.reason());
    assertThat(forecast.writes()).as("seed %d", seed).isEqualTo(!hub.updates().isEmpty());
    forecast.after().ifPresent(after -> assertComesTrue(seed, after, hub.truth()));
  }

  /** What nobody waits for goes on while nobody looks. */
  private static void assertComesTrue(int seed, LiveConfiguration said, LiveConfiguration truth) {
    assertThat(said.asDeclared()).as("seed %d", seed).isEqualTo(truth.asDeclared());
    if (!said.status().equals(ConfigurationStatus.PENDING)) {
      assertThat(said).as("seed %d", seed).isEqualTo(truth);
    }
  }

  private static FakeSecurityHub hub(Random random, FakeClock clock) {
    OrganizationConfiguration live = any(random);
    boolean fails = live.type() == ConfigurationType.CENTRAL && random.nextInt(3) == 0;
    FakeSecurityHub hub =
        new FakeSecurityHub(
            clock,
            fails
                ? FakeSecurityHub.live(live, ConfigurationStatus.FAILED, "It did not work.")
                : FakeSecurityHub.enabled(live));
    hub.homeRegion(
        List.of(Optional.of("eu-west-1"), Optional.of("us-east-1"), Optional.<String>empty())
            .get(random.nextInt(3)));
    hub.guardCentral();
    if (random.nextInt(3) == 0) {
      hub.policyLook(() -> List.of(POLICY));
    }
    if (random.nextInt(5) == 0) {
      hub.foreignWrite(central());
    }
    return hub;
  }

  private static OrganizationConfiguration central() {
    return OrganizationConfiguration.every().stream()
        .filter(each -> each.type() == ConfigurationType.CENTRAL)
        .findFirst()
        .orElseThrow();
  }

  private static OrganizationConfiguration any(Random random) {
    return OrganizationConfiguration.every().get(random.nextInt(5));
  }

  private static CustomResourceEvent event(Random random) {
    String type = List.of("Create", "Update", "Delete").get(random.nextInt(3));
    OnDelete onDelete = OnDelete.values()[random.nextInt(3)];
    Map<String, PropertyValue> properties = new LinkedHashMap<>();
    Events.properties("eu-west-1", any(random), onDelete)
        .forEach((name, value) -> properties.put(name, new PropertyValue(value, true)));
    String id =
        "123456789012/eu-west-1/securityhub-organization-configuration/" + any(random).encoded();
    return CustomResourceEvent.planned(type, "One", type.equals("Create") ? "" : id, properties);
  }

  private static LifecycleHandler lifecycle(
      CustomResourceEvent event, FakeSecurityHub hub, FakeClock clock) {
    Deadline budget =
        new Deadline(clock, clock.now(), clock.now().plus(Duration.ofMinutes(14)), Duration.ZERO);
    return new LifecycleHandler(event, FakeSecurityHub.ACCOUNT, place -> hub, budget, new Nobody());
  }

  private record Nobody() implements ProgressListener {
    @Override
    public void enter(Phase phase) {}

    @Override
    public void note(String doing) {}
  }
}
