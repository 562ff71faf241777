package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.OFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R28: leaving CENTRAL is refused, and the failure names what is in the way. */
class AssociatedPoliciesTest {
  private final ReconcileScenario event = ReconcileScenario.where(CENTRAL);

  private ReconcileException refusedForEver() {
    event.hub.failAlways(Operation.UPDATE, ErrorFixtures.conflict());
    return event.fails(OFF);
  }

  private static AssociatedPolicy policy(String name, String target) {
    return new AssociatedPolicy("id-of-" + name, name, "ORGANIZATIONAL_UNIT", target);
  }

  @Test
  void policiesAndTargetsAreNamed() {
    event.hub.policyLook(
        () ->
            List.of(
                policy("sandbox", "ou-ab12-sandbox0"),
                new AssociatedPolicy("SELF_MANAGED_SECURITY_HUB", "", "ACCOUNT", "111122223333"),
                new AssociatedPolicy("id-3", "spare", "", "")));
    assertThat(refusedForEver())
        .hasMessageContaining(
            ": \"sandbox\" on ORGANIZATIONAL_UNIT ou-ab12-sandbox0,"
                + " SELF_MANAGED_SECURITY_HUB on ACCOUNT 111122223333,"
                + " \"spare\" (with no target).")
        .hasMessageContaining("Disassociate")
        .hasMessageContaining("deploy again");
  }

  @Test
  void whatIsNamedIsWhatWasThereInTheEnd() {
    AtomicInteger looks = new AtomicInteger();
    event.hub.policyLook(
        () ->
            looks.incrementAndGet() == 1
                ? List.of(policy("first", "ou-1"), policy("last", "ou-2"))
                : List.of(policy("last", "ou-2")));
    assertThat(refusedForEver()).hasMessageContaining("last").hasMessageNotContaining("first");
  }

  @Test
  void manyAreTenAndANumber() {
    event.hub.policyLook(
        () ->
            IntStream.range(0, 500)
                .mapToObj(i -> policy("p".repeat(128) + i, "ou-" + "x".repeat(65)))
                .toList());
    ReconcileException e = refusedForEver();
    assertThat(e).hasMessageContaining("and 490 more.");
    assertThat(e.getMessage().length()).isLessThan(2500);
  }

  @Test
  void tenAreTenAndNoMore() {
    event.hub.policyLook(
        () -> IntStream.range(0, 10).mapToObj(i -> policy("p" + i, "ou-" + i)).toList());
    assertThat(refusedForEver()).hasMessageContaining("\"p9\" on ORGANIZATIONAL_UNIT ou-9.");
  }

  @Test
  void aNameOfSixtyIsShownWholeAndALongerOneCut() {
    String sixty = "n".repeat(60);
    assertThat(policy(sixty, "ou-1")).hasToString("\"" + sixty + "\" on ORGANIZATIONAL_UNIT ou-1");
    assertThat(policy(sixty + "n", "ou-1"))
        .hasToString("\"" + sixty + "...\" on ORGANIZATIONAL_UNIT ou-1");
  }

  @Test
  void aLookKeepsNoProcessAlive() {
    AtomicBoolean isDaemon = new AtomicBoolean();
    event.hub.policyLook(
        () -> {
          isDaemon.set(Thread.currentThread().isDaemon());
          return List.of();
        });
    refusedForEver();
    assertThat(isDaemon).isTrue();
  }

  @Test
  void aLookThatIsDeniedChangesNothing() {
    event.hub.policyLook(
        () -> {
          throw new SecurityHubException(ErrorFixtures.conflict());
        });
    assertThat(refusedForEver())
        .hasMessageContaining("ListConfigurationPolicyAssociations in the home Region names them");
  }

  @Test
  void aLookThatBreaksChangesNothing() {
    event.hub.policyLook(
        () -> {
          throw new IllegalStateException("no class of that name");
        });
    event.hub.failNext(Operation.UPDATE, 3, ErrorFixtures.conflict());
    event.converges(OFF);
    assertThat(event.hub.updates()).hasSize(4);
  }

  @Test
  void aLookThatHangsCostsHalfASecondOnce() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger looks = new AtomicInteger();
    event.hub.policyLook(
        () -> {
          looks.incrementAndGet();
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return List.of();
        });
    long start = System.nanoTime();
    refusedForEver();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    assertThat(looks).hasValue(1);
    never.countDown();
  }

  @Test
  void nobodyLooksWhereNothingIsInTheWay() {
    AtomicInteger looks = new AtomicInteger();
    event.hub.policyLook(
        () -> {
          looks.incrementAndGet();
          return List.of();
        });
    event.converges(OFF);
    assertThat(looks).hasValue(0);
  }
}
