package io.github.cdksecurityhub.lambda.ownership;

import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.BARE;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.ME;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.OFF;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.ON;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.OTHER;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.REQUEST;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.causeOf;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.claimed;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One Region for one event: what it reads, when it waits, and what its tags record in the end. */
class OwnedRegionTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final OwnershipScenario event = new OwnershipScenario(OFF);
  private final OwnedRegion region = event.region();

  private Instant ago(Duration duration) {
    return event.clock.now().minus(duration);
  }

  private Ownership writing(String requestId, Duration ago) {
    return claimed(ME).withWriter(requestId).writtenAt(ago(ago));
  }

  /** In the other order, an event that runs twice takes its own write for what was there. */
  @Test
  void liveIsReadBeforeTheTags() throws Exception {
    OwnedState read = region.read();
    assertThat(read.live()).isEqualTo(enabled(OFF));
    assertThat(read.ownership()).isEqualTo(Ownership.NONE);
    assertThat(event.operations()).containsExactly(Operation.DESCRIBE, Operation.LIST_TAGS);
    assertThat(event.log).containsExactly("reading what is live");
  }

  @Test
  void tagsThatCanNotBeReadFailTheEvent() {
    event.hub.failAlways(Operation.LIST_TAGS, ErrorFixtures.denied());
    assertThat(causeOf(region::read)).isEqualTo(FailureCause.ACCESS_DENIED);
  }

  @Test
  void aSecondReadComesWhenTheFirstCanNotBeStale() throws Exception {
    region.readAgain("it is in doubt");
    assertThat(event.clock.passed()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
    assertThat(event.log).contains("reading again in 10 s, because it is in doubt");
    region.readOwnershipAgain(Duration.ofSeconds(6), "a write may come");
    assertThat(event.log).contains("reading again in 16 s, because a write may come");
    assertThat(event.clock.passed()).isBetween(Duration.ofSeconds(26), Duration.ofSeconds(27));
  }

  @Test
  void aWriteOfTheLastMinuteIsRecent() {
    Duration minute = Duration.ofMinutes(1);
    assertThat(region.isRecentlyWritten(claimed(ME))).isFalse();
    assertThat(region.isRecentlyWritten(writing("", minute.minus(SECOND)))).isTrue();
    assertThat(region.isRecentlyWritten(writing("", minute))).isFalse();
  }

  @Test
  void aReplacedWriterHasTwentyFiveSecondsToNotice() throws Exception {
    event.owned(writing("the event before", Duration.ofMinutes(5)));
    OwnedState found = region.read();
    event.clock.at(Duration.ofSeconds(20), () -> event.hub.foreignWrite(BARE));
    OwnedState now = region.replaceWriter(found);
    assertThat(event.clock.passed()).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(26));
    assertThat(event.log).contains("waiting until the event before this one has stopped");
    assertThat(now.live()).as("read again").isEqualTo(enabled(BARE));
    assertThat(event.tags().writer()).isEqualTo(REQUEST);
    assertThat(event.tags().written()).as("the other's").isEqualTo(found.ownership().written());
  }

  @Test
  void theWriterItselfOrNoneIsNotReplaced() throws Exception {
    for (String writer : new String[] {"", REQUEST}) {
      event.owned(writing(writer, SECOND));
      OwnedState found = region.read();
      assertThat(region.replaceWriter(found)).isSameAs(found);
    }
    assertThat(event.hub.requests(Operation.TAG)).isEmpty();
  }

  @Test
  void aWriterThatIsOlderThanAnyFunctionRunsIsGone() throws Exception {
    event.owned(writing("long ago", Duration.ofMinutes(16)));
    OwnedState gone = region.read();
    assertThat(region.replaceWriter(gone)).isSameAs(gone);
    event.owned(writing("not so long ago", Duration.ofMinutes(15)));
    OwnedState found = region.read();
    assertThat(region.replaceWriter(found)).isNotSameAs(found);
  }

  @Test
  void aClaimIsReadUntilItIsVisible() throws Exception {
    event.owned(claimed(ME));
    event.passes(Duration.ofMinutes(1));
    OwnedState found = region.read();
    event.hub.tagStaleness(Duration.ofSeconds(5));
    Ownership now = region.writer().claim(found.ownership());
    assertThat(now).isEqualTo(claimed(ME).withWriter(REQUEST));
    assertThat(event.clock.passed()).isGreaterThan(Duration.ofSeconds(65));
  }

  @Test
  void aClaimShowsWhatAStaleReadDidNot() throws Exception {
    event.owned(claimed(ME));
    OwnedState found = region.read();
    event.owned(claimed(OTHER));
    event.passes(SECOND);
    assertThat(region.writer().claim(found.ownership()).owner()).contains(OTHER);
    assertThat(event.tags().owner()).as("nothing else was written").contains(OTHER);
  }

  @Test
  void theTagsAreWrittenOnlyOnceSomethingIs() throws Exception {
    event.hub.foreignWrite(ON);
    region.reconcile(region.read(), claimed(ME), live -> true, ON);
    assertThat(event.hub.requests(Operation.TAG)).isEmpty();
    region.writer().settle(claimed(ME));
    assertThat(event.tags()).isEqualTo(claimed(ME));
  }

  @Test
  void aWriteIsRecordedWithItsTime() throws Exception {
    region.reconcile(region.read(), claimed(ME), live -> true, ON);
    assertThat(event.tags().writer()).isEqualTo(REQUEST);
    Optional<Instant> written = event.tags().written();
    region.writer().settle(claimed(ME));
    assertThat(written).isPresent();
    assertThat(event.tags()).isEqualTo(claimed(ME).writtenAt(written.orElseThrow()));
  }

  @Test
  void whatFailsBeforeAnUpdateTouchesNothing() throws Exception {
    OwnedState found = region.read();
    assertThat(causeOf(() -> region.reconcile(found, claimed(ME), live -> false, ON)))
        .isEqualTo(FailureCause.NOT_OWNED);
    assertThat(event.hub.tagged()).isEmpty();
    assertThat(event.hub.requests(Operation.TAG)).isEmpty();
  }

  @Test
  void anUpdateThatIsRefusedGivesTheTagsBack() throws Exception {
    for (Ownership before : new Ownership[] {Ownership.NONE, claimed(OTHER)}) {
      OwnershipScenario refused = new OwnershipScenario(OFF).owned(before);
      refused.hub.failAlways(Operation.UPDATE, ErrorFixtures.denied());
      OwnedRegion there = refused.region();
      OwnedState found = there.read();
      assertThat(causeOf(() -> there.reconcile(found, claimed(ME), live -> true, ON)))
          .isEqualTo(FailureCause.ACCESS_DENIED);
      assertThat(refused.tags()).isEqualTo(before);
    }
  }

  @Test
  void anUpdateThatMayBeCarriedOutKeepsTheTags() throws Exception {
    event.hub.failNextAfterEffect(ErrorFixtures.broken());
    event.hub.afterUpdate(
        () -> event.hub.failAlways(Operation.DESCRIBE, ErrorFixtures.notSubscribed()));
    OwnedState found = region.read();
    causeOf(() -> region.reconcile(found, claimed(ME), live -> true, ON));
    assertThat(event.tags().owner()).contains(ME);
    assertThat(event.tags().previous()).contains(OFF);
    assertThat(event.tags().writer()).isEmpty();
  }

  @Test
  void aSupersededEventLeavesTheTagsAsTheyAre() throws Exception {
    event.hub.failAlways(Operation.UPDATE, ErrorFixtures.conflict());
    Ownership others = writing("the next event", SECOND);
    event.clock.at(Duration.ofSeconds(30), () -> event.owned(others));
    OwnedState found = region.read();
    assertThat(causeOf(() -> region.reconcile(found, claimed(ME), live -> true, ON)))
        .isEqualTo(FailureCause.SUPERSEDED);
    assertThat(event.tags()).isEqualTo(others);
  }

  @Test
  void aRunWhoseResponseIsSentLeavesTheTagsAsTheyAre() throws Exception {
    event.hub.failAlways(Operation.UPDATE, ErrorFixtures.conflict());
    event.clock.at(Duration.ofSeconds(30), event.deadline::close);
    OwnedState found = region.read();
    causeOf(() -> region.reconcile(found, claimed(ME), live -> true, ON));
    assertThat(event.tags().writer()).isEqualTo(REQUEST);
  }

  @Test
  void tagsThatCanNotBeGivenBackHideNoFailure() throws Exception {
    event.hub.failAlways(Operation.UPDATE, ErrorFixtures.notAdministrator());
    event.hub.failAlways(Operation.UNTAG, ErrorFixtures.denied());
    OwnedState found = region.read();
    assertThat(causeOf(() -> region.reconcile(found, claimed(ME), live -> true, ON)))
        .isEqualTo(FailureCause.NOT_ADMINISTRATOR);
    assertThat(event.log).anyMatch(line -> line.startsWith("the tags could not be corrected"));
  }

  @Test
  void aThrottledTagIsTriedAgain() throws Exception {
    event.hub.failNext(Operation.TAG, 2, ErrorFixtures.throttled());
    region.read();
    region.writer().settle(claimed(ME));
    assertThat(event.tags()).isEqualTo(claimed(ME));
    assertThat(event.log).anyMatch(line -> line.startsWith("retrying, because "));
  }
}
