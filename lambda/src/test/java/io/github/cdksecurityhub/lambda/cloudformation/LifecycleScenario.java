package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import io.github.cdksecurityhub.lambda.stack.StackStatusSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Events that are handled with a fake Security Hub in each Region; the first is eu-west-1. */
final class LifecycleScenario {
  static final String LIFE = "0f5c4b1e";
  static final String ID = "123456789012/eu-west-1/securityhub-organization-configuration/" + LIFE;
  static final Owner ME = new Owner(Events.STACK, "SecurityHubeuwest1", LIFE);
  static final OrganizationConfiguration OFF = decoded("LOCAL,false,DEFAULT");
  static final OrganizationConfiguration ON = decoded("LOCAL,true,DEFAULT");
  static final OrganizationConfiguration BARE = decoded("LOCAL,true,NONE");
  static final OrganizationConfiguration CENTRAL = decoded("CENTRAL");

  final FakeClock clock;
  final FakeSecurityHub hub;
  final Map<String, FakeSecurityHub> hubs = new LinkedHashMap<>();
  final List<String> places = new ArrayList<>();
  Consumer<String> trace = text -> {};
  final List<FailureCause> failures = new ArrayList<>();
  StackStatus stack = StackStatus.of("UPDATE_IN_PROGRESS", Optional.empty());

  int stacksAsked;
  int resourcesAsked;
  StackStatus resource = StackStatus.unknown("not asked");

  private LifecycleScenario(FakeClock clock, LiveConfiguration live) {
    this.clock = clock;
    this.hub = region("eu-west-1", live);
  }

  static LifecycleScenario where(LiveConfiguration live) {
    return new LifecycleScenario(new FakeClock(), live);
  }

  /** Returns a scenario that several runs share. */
  static LifecycleScenario on(Timeline timeline, OrganizationConfiguration live) {
    return new LifecycleScenario(timeline, FakeSecurityHub.enabled(live));
  }

  static LifecycleScenario where(OrganizationConfiguration live) {
    return where(FakeSecurityHub.enabled(live));
  }

  static OrganizationConfiguration decoded(String encoded) {
    return OrganizationConfiguration.decode(encoded).orElseThrow();
  }

  /** Adds a Region and returns its hub; each is its own home Region until it is linked. */
  FakeSecurityHub region(String region, LiveConfiguration live) {
    AccountRegion place = new AccountRegion(FakeSecurityHub.ACCOUNT, region);
    hubs.put(region, new FakeSecurityHub(clock, place, live));
    return hubs.get(region);
  }

  /** Adds a Region that eu-west-1 links, and returns its hub. */
  FakeSecurityHub linked(String region, OrganizationConfiguration live) {
    region(region, FakeSecurityHub.enabled(live));
    hub.link(hubs.values().stream().filter(each -> each != hub).toArray(FakeSecurityHub[]::new));
    return hubs.get(region);
  }

  /** The resource of every event manages the Region, where {@code previous} was before it. */
  LifecycleScenario owned(OrganizationConfiguration previous) {
    return ownedBy(ME, Optional.of(previous));
  }

  /** {@code owner} manages the Region. */
  LifecycleScenario ownedBy(Owner owner, Optional<OrganizationConfiguration> previous) {
    hub.owned(Ownership.claimedBy(owner, previous));
    return this;
  }

  /** Returns what the tags record. */
  Ownership ownership() {
    return hub.ownership();
  }

  Response create(OrganizationConfiguration declared) {
    return handle(RequestType.CREATE, "", declared, OnDelete.RESTORE);
  }

  Response update(String id, OrganizationConfiguration declared) {
    return handle(RequestType.UPDATE, id, declared, OnDelete.RESTORE);
  }

  Response delete(String id, OrganizationConfiguration declared, OnDelete onDelete) {
    return handle(RequestType.DELETE, id, declared, onDelete);
  }

  Response handle(
      RequestType type, String id, OrganizationConfiguration declared, OnDelete onDelete) {
    return handle(type, id, Events.properties("eu-west-1", declared, onDelete));
  }

  Response handle(RequestType type, String id, Map<String, String> properties) {
    return response(lifecycle(Events.event(type, id, properties)));
  }

  LifecycleHandler lifecycle(CustomResourceEvent event) {
    return lifecycle(event, each -> each, new Stacks());
  }

  /** Prepares to handle the event with {@code seen} of each hub. */
  LifecycleHandler lifecycle(
      CustomResourceEvent event, UnaryOperator<SecurityHub> seen, StackStatusSource stacks) {
    boolean isCreate = event.requestType() == RequestType.CREATE;
    Duration propagation = isCreate ? Duration.ofSeconds(60) : Duration.ZERO;
    Deadline deadline = new Deadline(clock, clock.now().plus(Duration.ofMinutes(14)), propagation);
    return new LifecycleHandler(
        event,
        "123456789012",
        place -> {
          places.add(place.toString());
          return seen.apply(hubs.get(place.region()));
        },
        stacks,
        deadline,
        new FailureListener());
  }

  static Response response(LifecycleHandler lifecycle) {
    try {
      return lifecycle.handle();
    } catch (InterruptedException e) {
      throw new AssertionError("nothing interrupts this test", e);
    }
  }

  /** One stack with one resource. */
  private final class Stacks implements StackStatusSource {
    @Override
    public StackStatus stackStatus(String stackId) {
      stacksAsked++;
      return stack;
    }

    @Override
    public StackStatus resourceStatus(String stackId, String logicalResourceId) {
      resourcesAsked++;
      return resource;
    }
  }

  private final class FailureListener implements ProgressListener {
    @Override
    public void progress(Phase phase, String message) {
      // Only the log needs it.
    }

    @Override
    public void failed(ReconcileException e) {
      failures.add(e.failure().cause());
    }
  }
}
