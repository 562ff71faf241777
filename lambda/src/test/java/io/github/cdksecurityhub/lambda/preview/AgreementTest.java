package io.github.cdksecurityhub.lambda.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.Answer;
import io.github.cdksecurityhub.lambda.cloudformation.Event;
import io.github.cdksecurityhub.lambda.cloudformation.Event.PropertyValue;
import io.github.cdksecurityhub.lambda.cloudformation.Events;
import io.github.cdksecurityhub.lambda.cloudformation.Lifecycle;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.Budget;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.Journal;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a preview says is what the event then does, and the preview writes nothing. */
class AgreementTest {
  private static final int STATES = 600;

  @Test
  void theEventDoesWhatThePreviewSaid() throws InterruptedException {
    for (int seed = 1; seed <= STATES; seed++) {
      check(seed);
    }
  }

  private static void check(int seed) throws InterruptedException {
    Random random = new Random(seed);
    FakeClock clock = new FakeClock();
    FakeSecurityHub hub = new FakeSecurityHub(clock, FakeSecurityHub.enabled(any(random)));
    hub.homeRegion(
        List.of(Optional.of("eu-west-1"), Optional.of("us-east-1"), Optional.<String>empty())
            .get(random.nextInt(3)));
    Event event = event(random);
    boolean leaving = hub.truth().type().name().equals("CENTRAL");
    if (leaving) {
      hub.homeRegion(Optional.of("eu-west-1"));
    }

    Forecast forecast = new Preview(hub, clock, Duration.ofSeconds(15)).play(event);
    assertThat(hub.updates()).as("seed %d: the preview writes nothing", seed).isEmpty();
    Answer answer = deploy(event, hub, clock);

    assertThat(forecast.answer().status()).as("seed %d", seed).isEqualTo(answer.status());
    assertThat(forecast.answer().reason()).as("seed %d", seed).isEqualTo(answer.reason());
    assertThat(forecast.answer().data()).as("seed %d", seed).isEqualTo(answer.data());
    assertThat(forecast.writes()).as("seed %d", seed).isEqualTo(!hub.updates().isEmpty());
    forecast
        .after()
        .ifPresent(after -> assertThat(after).as("seed %d", seed).isEqualTo(hub.truth()));
  }

  private static OrganizationConfiguration any(Random random) {
    return OrganizationConfiguration.every().get(random.nextInt(5));
  }

  private static Event event(Random random) {
    String type = List.of("Create", "Update", "Delete").get(random.nextInt(3));
    OnDelete onDelete = OnDelete.values()[random.nextInt(3)];
    Map<String, PropertyValue> properties = new LinkedHashMap<>();
    Events.properties("eu-west-1", any(random), onDelete)
        .forEach((name, value) -> properties.put(name, new PropertyValue(value, true)));
    String id =
        "123456789012/eu-west-1/securityhub-organization-configuration/" + any(random).encoded();
    return Event.planned(type, "One", type.equals("Create") ? "" : id, properties);
  }

  private static Answer deploy(Event event, FakeSecurityHub hub, FakeClock clock)
      throws InterruptedException {
    Budget budget =
        new Budget(clock, clock.now(), clock.now().plus(Duration.ofMinutes(14)), Duration.ZERO);
    return new Lifecycle(event, FakeSecurityHub.ACCOUNT, place -> hub, budget, new Nobody()).run();
  }

  private record Nobody() implements Journal {
    @Override
    public void enter(Phase phase) {}

    @Override
    public void note(String doing) {}
  }
}
