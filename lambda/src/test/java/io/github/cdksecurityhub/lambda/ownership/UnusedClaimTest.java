package io.github.cdksecurityhub.lambda.ownership;

import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.ME;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.OFF;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.ON;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.OTHER;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.REQUEST;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.causeOf;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.claimed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An event of which one run fails without a write, while another run of it may have written. */
@Tag("R36")
class UnusedClaimTest {
  private final OwnershipScenario event = new OwnershipScenario(OFF);
  private final OwnedRegion region = event.region();

  /** This run is refused each update; {@code other} happens a second after its first read. */
  private void failsBeside(Runnable other) throws Exception {
    event.hub.failAlways(Operation.UPDATE, ErrorFixtures.denied());
    OwnedState found = region.read();
    event.clock.at(event.clock.passed().plusSeconds(1), other);
    assertThat(causeOf(() -> region.reconcile(found, claimed(ME), live -> true, ON)))
        .isEqualTo(FailureCause.ACCESS_DENIED);
  }

  @Test
  void aloneItGivesTheRegionBackOnceReadsAreTrue() throws Exception {
    event.owned(claimed(OTHER));
    failsBeside(() -> {});
    assertThat(event.tags()).isEqualTo(claimed(OTHER));
    assertThat(event.clock.passed()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
  }

  /** That run is still waiting for the proof. */
  @Test
  void whereLiveHasChangedTheTagsStay() throws Exception {
    event.hub.staleness(Duration.ofSeconds(9));
    failsBeside(() -> event.hub.foreignWrite(ON));
    assertThat(event.tags().owner()).contains(ME);
    assertThat(event.tags().previous()).contains(OFF);
  }

  @Test
  void whereAnotherRunHasNamedItselfTheTagsStay() throws Exception {
    event.hub.tagStaleness(Duration.ofSeconds(9));
    Ownership other = claimed(ME).withWriter(REQUEST).writtenAt(event.clock.now().plusSeconds(1));
    failsBeside(() -> event.owned(other));
    assertThat(event.tags()).isEqualTo(other);
  }

  @Test
  void whereAnotherRunHasEndedTheTagsStay() throws Exception {
    event.hub.tagStaleness(Duration.ofSeconds(9));
    Ownership ended = claimed(ME).writtenAt(event.clock.now());
    failsBeside(() -> event.owned(ended));
    assertThat(event.tags()).isEqualTo(ended);
  }

  @Test
  void whatCanNotBeReadStays() throws Exception {
    failsBeside(() -> event.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.denied()));
    assertThat(event.tags().owner()).contains(ME);
  }

  @Test
  void onceTheResponseIsSentTheTagsStay() throws Exception {
    failsBeside(event.deadline::close);
    assertThat(event.tags().owner()).contains(ME);
  }

  @Test
  void anOwnerThatStaysTheSameWaitsForNoRead() throws Exception {
    event.owned(claimed(ME));
    failsBeside(() -> {});
    assertThat(event.clock.passed()).isLessThan(Duration.ofSeconds(1));
    assertThat(event.tags()).isEqualTo(claimed(ME));
  }
}
