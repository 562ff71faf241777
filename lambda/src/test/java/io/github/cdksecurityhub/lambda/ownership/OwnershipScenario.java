package io.github.cdksecurityhub.lambda.ownership;

import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Request;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.WriteCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** One event in eu-west-1, with the Regions that it links. */
final class OwnershipScenario {
  static final String REQUEST = "0f5c4b1e-request";
  static final Owner ME = new Owner(stack("S"), "Resource", "0f5c4b1e");
  static final Owner OTHER = new Owner(stack("T"), "Other", "a1b2c3d4");
  static final Local OFF = local("false,DEFAULT");
  static final Local NOTHING = local("false,NONE");
  static final Local ON = local("true,DEFAULT");
  static final Local BARE = local("true,NONE");
  static final OrganizationConfiguration CENTRAL = new OrganizationConfiguration.Central();

  final FakeClock clock = new FakeClock();
  final FakeSecurityHub hub;
  final Map<String, FakeSecurityHub> linked = new LinkedHashMap<>();
  final List<String> log = new ArrayList<>();
  final Deadline deadline =
      new Deadline(clock, clock.now().plus(Duration.ofMinutes(14)), Duration.ZERO);

  OwnershipScenario(OrganizationConfiguration live) {
    hub = new FakeSecurityHub(clock, enabled(live));
  }

  private static String stack(String name) {
    return "arn:aws:cloudformation:eu-west-1:123456789012:stack/" + name + "/guid";
  }

  private static Local local(String encoded) {
    return (Local) OrganizationConfiguration.decode("LOCAL," + encoded).orElseThrow();
  }

  OwnershipScenario owned(Ownership ownership) {
    hub.owned(ownership);
    return this;
  }

  static Ownership claimed(Owner owner) {
    return Ownership.claimedBy(owner, Optional.of(OFF));
  }

  Ownership tags() {
    return hub.ownership();
  }

  FakeSecurityHub link(String region, OrganizationConfiguration live) {
    AccountRegion place = new AccountRegion(FakeSecurityHub.ACCOUNT, region);
    linked.put(region, new FakeSecurityHub(clock, place, enabled(live)));
    hub.link(linked.values().toArray(FakeSecurityHub[]::new));
    return linked.get(region);
  }

  HubTags hubTags(WriteCheck check) {
    return new HubTags(hub, REQUEST, deadline, check);
  }

  OwnedRegion region() {
    return new OwnedRegion(
        hub, Set.of(), REQUEST, deadline, (phase, text) -> log.add(text), WriteCheck.NONE);
  }

  LinkedRegions linkedRegions() {
    return region().linked(place -> linked.get(place.region()), ME);
  }

  /** Puts back {@code settings} as the writer that the tags name. */
  List<String> putBack(Map<String, Local> settings) throws Exception {
    return linkedRegions().putBack(claimed(ME).withPreviousLinked(settings), OFF).problems();
  }

  void passes(Duration duration) {
    clock.advance(duration);
  }

  List<Operation> operations() {
    return hub.requests().stream().map(Request::operation).toList();
  }

  static FailureCause causeOf(ThrowingCallable call) {
    Throwable thrown = Assertions.catchThrowable(call);
    if (thrown instanceof ReconcileException e) {
      return e.failure().cause();
    }
    if (thrown instanceof SecurityHubException e) {
      return e.failure().cause();
    }
    throw new AssertionError("should have failed", thrown);
  }
}
