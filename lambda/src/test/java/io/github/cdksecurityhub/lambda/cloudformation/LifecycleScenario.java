package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Events that one after the other come upon the same fake Security Hub in eu-west-1. */
final class LifecycleScenario {
  static final String ID = "123456789012/eu-west-1/securityhub-organization-configuration/";
  static final OrganizationConfiguration OFF = decoded("LOCAL,false,DEFAULT");
  static final OrganizationConfiguration ON = decoded("LOCAL,true,DEFAULT");
  static final OrganizationConfiguration BARE = decoded("LOCAL,true,NONE");
  static final OrganizationConfiguration CENTRAL = decoded("CENTRAL");

  final FakeClock clock = new FakeClock();
  final FakeSecurityHub hub;
  final List<String> places = new ArrayList<>();

  private LifecycleScenario(LiveConfiguration live) {
    hub = new FakeSecurityHub(clock, live);
  }

  static LifecycleScenario where(LiveConfiguration live) {
    return new LifecycleScenario(live);
  }

  static LifecycleScenario where(OrganizationConfiguration live) {
    return new LifecycleScenario(FakeSecurityHub.enabled(live));
  }

  static OrganizationConfiguration decoded(String encoded) {
    return OrganizationConfiguration.decode(encoded).orElseThrow();
  }

  Response create(OrganizationConfiguration declared) {
    return of("Create", "", declared, OnDelete.RESTORE);
  }

  Response update(String id, OrganizationConfiguration declared) {
    return of("Update", id, declared, OnDelete.RESTORE);
  }

  Response delete(String id, OrganizationConfiguration declared, OnDelete onDelete) {
    return of("Delete", id, declared, onDelete);
  }

  Response of(String type, String id, OrganizationConfiguration declared, OnDelete onDelete) {
    return of(Events.event(type, id, Events.properties("eu-west-1", declared, onDelete)));
  }

  Response of(String type, String id, Map<String, String> properties) {
    return of(Events.event(type, id, properties));
  }

  Response of(CustomResourceEvent event) {
    return answer(lifecycle(event));
  }

  LifecycleHandler lifecycle(CustomResourceEvent event) {
    Duration propagation =
        event.requestType().equals("Create") ? Duration.ofSeconds(60) : Duration.ZERO;
    Deadline budget =
        new Deadline(clock, clock.now(), clock.now().plus(Duration.ofMinutes(14)), propagation);
    return new LifecycleHandler(
        event,
        "123456789012",
        place -> {
          places.add(place.toString());
          return hub;
        },
        budget,
        new Nobody());
  }

  static Response answer(LifecycleHandler lifecycle) {
    try {
      return lifecycle.run();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts this test", e);
    }
  }

  private static final class Nobody implements ProgressListener {
    @Override
    public void enter(Phase phase) {}

    @Override
    public void note(String doing) {}
  }
}
