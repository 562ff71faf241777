package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.OFF;
import static io.github.cdksecurityhub.lambda.reconcile.ReconcileScenario.ON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.PolicyListing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R28: leaving CENTRAL is refused, and the failure names the policies that prevent it. */
@Tag("R28")
class AssociatedPolicyLookupTest {
  private final ReconcileScenario event = ReconcileScenario.where(CENTRAL);

  private ReconcileException refused() {
    event.hub.failAlways(Operation.UPDATE, ErrorFixtures.conflict());
    return event.fails(OFF);
  }

  private static AssociatedPolicy policy(String name, String target) {
    return new AssociatedPolicy("id-of-" + name, name, "ORGANIZATIONAL_UNIT", target);
  }

  @Test
  void policiesAndTargetsAreNamed() {
    event.hub.policies(
        () ->
            List.of(
                policy("sandbox", "ou-ab12-sandbox0"),
                new AssociatedPolicy("SELF_MANAGED_SECURITY_HUB", "", "ACCOUNT", "111122223333"),
                new AssociatedPolicy("id-3", "spare", "", "")));
    assertThat(refused())
        .hasMessageContaining(
            ": \"sandbox\" on ORGANIZATIONAL_UNIT ou-ab12-sandbox0,"
                + " SELF_MANAGED_SECURITY_HUB on ACCOUNT 111122223333,"
                + " \"spare\" (with no target).")
        .hasMessageContaining("(Tried ")
        .hasMessageEndingWith(ErrorFixtures.conflict().error().toString());
  }

  @Test
  void theyAreListedOnceWhenTheWaitEnds() {
    event.hub.policies(() -> List.of(policy("first", "ou-1")));
    event.clock.at(
        Duration.ofMinutes(13), () -> event.hub.policies(() -> List.of(policy("last", "ou-2"))));
    assertThat(refused()).hasMessageContaining("last").hasMessageNotContaining("first");
  }

  @Test
  void manyAreTenAndANumber() {
    event.hub.policies(
        () ->
            IntStream.range(0, 500)
                .mapToObj(i -> policy("p".repeat(128) + i, "ou-" + "x".repeat(65)))
                .toList());
    ReconcileException e = refused();
    assertThat(e).hasMessageContaining(" and 490 more.");
    assertThat(e.getMessage().length()).isLessThan(2500);
  }

  @Test
  void tenAreTenAndNoMore() {
    event.hub.policies(
        () -> IntStream.range(0, 10).mapToObj(i -> policy("p" + i, "ou-" + i)).toList());
    assertThat(refused()).hasMessageContaining("\"p9\" on ORGANIZATIONAL_UNIT ou-9.");
  }

  @Test
  void aNameOfSixtyIsWholeAndALongerOneCut() {
    String sixty = "n".repeat(60);
    assertThat(policy(sixty, "ou-1")).hasToString("\"" + sixty + "\" on ORGANIZATIONAL_UNIT ou-1");
    assertThat(policy(sixty + "n", "ou-1"))
        .hasToString("\"" + sixty + "...\" on ORGANIZATIONAL_UNIT ou-1");
  }

  static Stream<PolicyListing> failing() {
    return Stream.of(
        List::of,
        () -> {
          throw new SecurityHubException(ErrorFixtures.denied());
        },
        () -> {
          throw new IllegalStateException("a bug");
        },
        () -> {
          throw new NoClassDefFoundError("a class that is missing");
        });
  }

  @ParameterizedTest
  @MethodSource("failing")
  void whereTheyCannotBeListedTheFailureNamesTheOperation(PolicyListing listing) {
    event.hub.policies(listing);
    assertThat(refused())
        .hasMessageContaining("ListConfigurationPolicyAssociations in the home Region lists them");
  }

  @Test
  void aListThatHangsCostsSecondsAndKeepsNoProcessAlive() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicBoolean isDaemon = new AtomicBoolean();
    event.hub.policies(
        () -> {
          isDaemon.set(Thread.currentThread().isDaemon());
          awaitQuietly(never);
          return List.of();
        });
    long start = System.nanoTime();
    refused();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    assertThat(isDaemon).isTrue();
    never.countDown();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void nothingIsListedWhereNoPolicyPreventsAnything() {
    AtomicBoolean isListed = new AtomicBoolean();
    event.hub.policies(
        () -> {
          isListed.set(true);
          return List.of();
        });
    event.hub.failNext(Operation.UPDATE, 3, ErrorFixtures.conflict());
    event.succeeds(OFF);
    event.hub.failAlways(Operation.UPDATE, ErrorFixtures.onLocal(400, "InvalidInput", "no"));
    event.fails(ON);
    assertThat(isListed).isFalse();
  }
}
