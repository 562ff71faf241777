package io.github.cdksecurityhub.lambda.ownership;

import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.ME;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.OFF;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.ON;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.OTHER;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.REQUEST;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.causeOf;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.claimed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.CheckedUpdates;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.WriteCheck;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** No update is sent unless the tags name this event as the writer. */
class CheckedUpdatesTest {
  private final OwnershipScenario event = new OwnershipScenario(OFF);
  private final HubTags tags = event.hubTags(WriteCheck.NONE);
  private final AtomicInteger told = new AtomicInteger();
  private final WriteCheck next =
      new WriteCheck() {
        @Override
        public void require(ApiOperation operation) {}

        @Override
        public void written() {
          told.incrementAndGet();
        }
      };
  private final CheckedUpdates updates =
      new CheckedUpdates(
          event.hub.place(),
          event.deadline,
          new RegionWriter(
                  tags,
                  REQUEST,
                  event.deadline,
                  new Retries(event.deadline, failure -> {}),
                  (phase, text) -> {})
              .fence(claimed(ME), next));

  private void update(OrganizationConfiguration desired) throws SecurityHubException {
    updates.send(
        ApiOperation.updateTo(desired.type()), desired.encoded(), () -> event.hub.update(desired));
  }

  @Test
  void theFirstUpdateIsClaimedBeforeItIsSent() throws Exception {
    assertThat(tags.namedAt()).isEmpty();
    update(ON);
    assertThat(event.operations()).containsExactly(Operation.TAG, Operation.UPDATE);
    assertThat(event.tags()).isEqualTo(claimed(ME).withWriter(REQUEST).writtenAt(FakeClock.START));
    assertThat(tags.namedAt()).contains(FakeClock.START);
    assertThat(updates.mayBeWritten()).isTrue();
  }

  @Test
  void aTagThatCanNotBeWrittenPreventsTheUpdate() {
    event.hub.failAlways(Operation.TAG, ErrorFixtures.denied());
    assertThat(causeOf(() -> update(ON))).isEqualTo(FailureCause.ACCESS_DENIED);
    assertThat(event.hub.updates()).isEmpty();
    assertThat(tags.namedAt()).isEmpty();
    assertThat(updates.mayBeWritten()).isFalse();
  }

  @Test
  void eachFurtherUpdateReadsTheWriterFirst() throws Exception {
    update(ON);
    update(ON);
    assertThat(event.operations())
        .containsExactly(Operation.TAG, Operation.UPDATE, Operation.LIST_TAGS, Operation.UPDATE);
  }

  @Test
  void anEventThatIsSupersededSendsNoMore() throws Exception {
    update(ON);
    event.passes(Duration.ofSeconds(10));
    event.owned(claimed(OTHER));
    assertThat(causeOf(() -> update(OFF))).isEqualTo(FailureCause.SUPERSEDED);
    event.hub.setTags(Map.of());
    assertThat(causeOf(() -> update(OFF))).isEqualTo(FailureCause.SUPERSEDED);
    assertThat(event.hub.updates()).hasSize(1);
  }

  @Test
  void whatIsClaimedAlreadyIsOnlyRead() throws Exception {
    tags.claim(claimed(ME));
    update(ON);
    assertThat(event.hub.requests(Operation.TAG)).hasSize(1);
    assertThat(event.hub.updates()).hasSize(1);
  }

  /** The clock of a frozen instance stops, and the response is sent meanwhile. */
  @Test
  void aDeadlineThatClosesBetweenTagAndUpdateEndsIt() {
    event.clock.at(Duration.ofMillis(10), event.deadline::close);
    assertThat(causeOf(() -> update(ON))).isEqualTo(FailureCause.DEADLINE_PASSED);
    assertThat(event.operations()).containsExactly(Operation.TAG);
    assertThat(updates.mayBeWritten()).isFalse();
  }

  @Test
  void whereTheServiceHadRefusedItThatIsReported() {
    event.hub.failNext(Operation.UPDATE, 1, ErrorFixtures.conflict());
    assertThat(causeOf(() -> update(ON))).isEqualTo(FailureCause.POLICIES_ASSOCIATED);
    event.deadline.close();
    assertThat(causeOf(() -> update(ON))).isEqualTo(FailureCause.POLICIES_ASSOCIATED);
    assertThat(event.hub.updates()).hasSize(1);
  }

  @Test
  void anUpdateWithoutAResponseMayBeWritten() {
    event.hub.failNext(Operation.UPDATE, 1, ErrorFixtures.throttled());
    assertThat(causeOf(() -> update(ON))).isEqualTo(FailureCause.THROTTLED);
    assertThat(updates.mayBeWritten()).isFalse();
    assertThat(told).hasValue(0);
    event.hub.failNextAfterEffect(ErrorFixtures.broken());
    assertThat(causeOf(() -> update(ON))).isEqualTo(FailureCause.CONNECTION_LOST);
    assertThat(told).hasValue(1);
    event.hub.failNext(Operation.UPDATE, 1, ErrorFixtures.throttled());
    assertThat(causeOf(() -> update(ON))).isEqualTo(FailureCause.THROTTLED);
    assertThat(updates.mayBeWritten()).isTrue();
  }
}
