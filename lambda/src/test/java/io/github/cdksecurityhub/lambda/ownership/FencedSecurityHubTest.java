package io.github.cdksecurityhub.lambda.ownership;

import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.ME;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.OFF;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.ON;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.OTHER;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.REQUEST;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.causeOf;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.claimed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** No update is sent unless the tags name this event as the writer. */
class FencedSecurityHubTest {
  private final OwnershipScenario event = new OwnershipScenario(OFF);
  private final HubTags tags = event.hubTags(ClaimCheck.NONE);
  private final FencedSecurityHub fenced = fenced(Optional.empty());

  private FencedSecurityHub fenced(Optional<java.time.Instant> claimedAt) {
    return new FencedSecurityHub(event.hub, tags, claimed(ME), REQUEST, event.deadline, claimedAt);
  }

  @Test
  void theFirstUpdateIsClaimedBeforeItIsSent() throws Exception {
    assertThat(fenced.claimedAt()).isEmpty();
    fenced.update(ON);
    assertThat(event.operations()).containsExactly(Operation.TAG, Operation.UPDATE);
    assertThat(event.tags()).isEqualTo(claimed(ME).withWriter(REQUEST).writtenAt(FakeClock.START));
    assertThat(fenced.claimedAt()).contains(FakeClock.START);
    assertThat(fenced.mayBeWritten()).isTrue();
  }

  @Test
  void aTagThatCanNotBeWrittenPreventsTheUpdate() {
    event.hub.failAlways(Operation.TAG, ErrorFixtures.denied());
    assertThat(causeOf(() -> fenced.update(ON))).isEqualTo(FailureCause.ACCESS_DENIED);
    assertThat(event.hub.updates()).isEmpty();
    assertThat(fenced.claimedAt()).isEmpty();
    assertThat(fenced.mayBeWritten()).isFalse();
  }

  @Test
  void eachFurtherUpdateReadsTheWriterFirst() throws Exception {
    fenced.update(ON);
    fenced.update(ON);
    assertThat(event.operations())
        .containsExactly(Operation.TAG, Operation.UPDATE, Operation.LIST_TAGS, Operation.UPDATE);
  }

  @Test
  void anEventThatIsSupersededSendsNoMore() throws Exception {
    fenced.update(ON);
    event.passes(Duration.ofSeconds(10));
    event.owned(claimed(OTHER));
    assertThat(causeOf(() -> fenced.update(OFF))).isEqualTo(FailureCause.SUPERSEDED);
    event.hub.setTags(Map.of());
    assertThat(causeOf(() -> fenced.update(OFF))).isEqualTo(FailureCause.SUPERSEDED);
    assertThat(event.hub.updates()).hasSize(1);
  }

  @Test
  void whatIsClaimedAlreadyIsOnlyRead() throws Exception {
    event.owned(claimed(ME).withWriter(REQUEST));
    tags.read();
    fenced(Optional.of(FakeClock.START)).update(ON);
    assertThat(event.hub.requests(Operation.TAG)).isEmpty();
    assertThat(event.hub.updates()).hasSize(1);
  }

  /** The clock of a frozen instance stands still, and the response is sent meanwhile. */
  @Test
  void aDeadlineThatClosesBetweenTagAndUpdateEndsIt() {
    event.clock.at(Duration.ofMillis(10), event.deadline::close);
    assertThat(causeOf(() -> fenced.update(ON))).isEqualTo(FailureCause.DEADLINE_PASSED);
    assertThat(event.operations()).containsExactly(Operation.TAG);
    assertThat(fenced.mayBeWritten()).isFalse();
  }

  @Test
  void whereTheServiceHadRefusedItThatIsReported() {
    event.hub.failNext(Operation.UPDATE, 1, ErrorFixtures.conflict());
    assertThat(causeOf(() -> fenced.update(ON))).isEqualTo(FailureCause.POLICIES_ASSOCIATED);
    event.deadline.close();
    assertThat(causeOf(() -> fenced.update(ON))).isEqualTo(FailureCause.POLICIES_ASSOCIATED);
    assertThat(event.hub.updates()).hasSize(1);
  }

  @Test
  void anUpdateWithoutAResponseMayBeWritten() {
    event.hub.failNext(Operation.UPDATE, 1, ErrorFixtures.throttled());
    assertThat(causeOf(() -> fenced.update(ON))).isEqualTo(FailureCause.THROTTLED);
    assertThat(fenced.mayBeWritten()).isFalse();
    event.hub.failNextAfterEffect(ErrorFixtures.broken());
    assertThat(causeOf(() -> fenced.update(ON))).isEqualTo(FailureCause.CONNECTION_LOST);
    event.hub.failNext(Operation.UPDATE, 1, ErrorFixtures.throttled());
    assertThat(causeOf(() -> fenced.update(ON))).isEqualTo(FailureCause.THROTTLED);
    assertThat(fenced.mayBeWritten()).isTrue();
  }
}
