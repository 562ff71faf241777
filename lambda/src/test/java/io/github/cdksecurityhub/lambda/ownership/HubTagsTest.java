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
import io.github.cdksecurityhub.lambda.model.OwnershipTags;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.WriteCheck;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tags that are late, lost, or another owner's by now (R41). */
@Tag("R41")
class HubTagsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration STALE = Duration.ofSeconds(10);

  private final OwnershipScenario event = new OwnershipScenario(ON);
  private final HubTags tags = event.hubTags(WriteCheck.NONE);

  private static SecurityHubException outdated() {
    return new SecurityHubException(ErrorFixtures.failure(FailureCause.EVENT_OUTDATED));
  }

  @Test
  void onlyWhatDiffersIsWritten() throws Exception {
    event.owned(claimed(ME));
    tags.write(tags.read());
    assertThat(event.operations()).containsExactly(Operation.LIST_TAGS);
    tags.write(claimed(ME).withWriter(REQUEST).writtenAt(event.clock.now()));
    tags.write(claimed(ME));
    assertThat(event.operations())
        .containsExactly(Operation.LIST_TAGS, Operation.TAG, Operation.UNTAG);
    assertThat(event.hub.requests(Operation.TAG).get(0).sent())
        .contains("writer", "written")
        .doesNotContain("stack=", "previous=");
    assertThat(event.tags()).isEqualTo(claimed(ME));
  }

  /** A read from before the last event shows a tag that this event changed since. */
  @Test
  void theFirstClaimWritesAlsoWhatAStaleReadShows() throws Exception {
    event.owned(claimed(ME));
    tags.read();
    event.owned(Ownership.claimedBy(ME, Optional.of(ON)));
    tags.becomeWriter(claimed(ME));
    assertThat(event.tags().previous()).contains(OFF);
  }

  @Test
  void theUsersOwnTagsStay() throws Exception {
    Map<String, String> all = new HashMap<>(OwnershipTags.write(claimed(ME)));
    all.put("Owner", "me");
    event.hub.setTags(all);
    tags.read();
    tags.write(Ownership.NONE);
    assertThat(event.hub.tagged()).isEqualTo(Map.of("Owner", "me"));
  }

  @Test
  void theCheckIsMadeBeforeTheFirstWriteAndOnce() throws Exception {
    int[] asked = {0};
    HubTags checked = event.hubTags(operation -> asked[0]++);
    checked.write(checked.read());
    assertThat(asked[0]).as("nothing was written").isZero();
    HubTags other = event.hubTags(operation -> asked[0]++);
    other.read();
    other.write(claimed(ME));
    other.write(claimed(ME).writtenAt(event.clock.now()));
    assertThat(asked[0]).isEqualTo(1);
  }

  /** Another run of the same event has ended meanwhile, and the next event begun. */
  @Test
  void theCheckIsMadeAgainWhereTheNameIsGone() throws Exception {
    int[] asked = {0};
    HubTags checked = event.hubTags(operation -> asked[0]++);
    checked.write(claimed(ME).withWriter(REQUEST));
    checked.read();
    checked.write(claimed(ME).withWriter(REQUEST));
    assertThat(asked[0]).isEqualTo(1);
    event.owned(claimed(ME));
    checked.read();
    checked.write(claimed(ME).withWriter(REQUEST));
    assertThat(asked[0]).isEqualTo(2);
  }

  @Test
  void anEventThatIsTooLateNeitherAddsNorRemovesATag() throws Exception {
    event.owned(claimed(ME).withWriter("the next event"));
    HubTags late =
        event.hubTags(
            operation -> {
              throw outdated();
            });
    Ownership found = late.read();
    assertThat(causeOf(() -> late.write(found.withWriter(""))))
        .isEqualTo(FailureCause.EVENT_OUTDATED);
    assertThat(causeOf(() -> late.write(found.withWriter(REQUEST))))
        .isEqualTo(FailureCause.EVENT_OUTDATED);
    assertThat(event.tags()).isEqualTo(found);
    assertThat(late.isWritten()).isFalse();
  }

  @Test
  void aWriterThatIsStillNamedReadsWhatIsSo() throws Exception {
    tags.write(claimed(ME).withWriter(REQUEST));
    event.passes(Duration.ofMinutes(5));
    assertThat(tags.readAsWriter()).isEqualTo(claimed(ME).withWriter(REQUEST));
  }

  @Test
  void anotherWriterSupersedesIt() throws Exception {
    tags.write(claimed(ME).withWriter(REQUEST));
    event.owned(claimed(OTHER).withWriter("the next event"));
    event.passes(STALE);
    assertThat(causeOf(tags::readAsWriter)).isEqualTo(FailureCause.SUPERSEDED);
    event.hub.setTags(Map.of());
    event.passes(STALE);
    assertThat(causeOf(tags::readAsWriter)).isEqualTo(FailureCause.SUPERSEDED);
  }

  @Test
  void soSoonAfterAWriteAReadMayBeFromBefore() throws Exception {
    event.owned(claimed(OTHER));
    event.passes(STALE);
    event.hub.tagStaleness(Duration.ofSeconds(9));
    tags.read();
    tags.write(claimed(ME).withWriter(REQUEST));
    assertThat(causeOf(tags::readAsWriter)).isEqualTo(FailureCause.TAGS_NOT_VISIBLE);
    event.passes(STALE.minus(SECOND));
    assertThat(tags.readAsWriter().owner()).contains(ME);
  }

  /** A read that shows neither the own write nor what was read first, but something between. */
  @Test
  void aReadOfAMomentThatWasNeverSeenIsNoSuperseder() throws Exception {
    event.owned(claimed(OTHER).withWriter("the event before"));
    tags.read();
    event.owned(claimed(OTHER));
    event.passes(SECOND);
    tags.write(claimed(ME).withWriter(REQUEST));
    event.hub.tagStaleness(SECOND);
    assertThat(causeOf(tags::readAsWriter)).isEqualTo(FailureCause.TAGS_NOT_VISIBLE);
  }

  @Test
  void aClaimIsSeenOnlyByItsOwnRun() throws Exception {
    HubTags twin = event.hubTags(WriteCheck.NONE);
    event.owned(claimed(ME).withWriter(REQUEST));
    event.passes(STALE);
    event.hub.tagStaleness(SECOND);
    tags.claim(tags.read());
    assertThat(causeOf(tags::readAsWriter))
        .as("the tags of the other run name this event, too")
        .isEqualTo(FailureCause.TAGS_NOT_VISIBLE);
    event.passes(SECOND);
    assertThat(tags.readAsWriter().owner()).contains(ME);
    twin.claim(twin.read());
    event.passes(STALE);
    assertThat(tags.readAsWriter().owner()).as("the same event").contains(ME);
    tags.write(Ownership.NONE);
    assertThat(event.hub.tagged()).isEmpty();
  }

  /** A run that ends removes the writer's tag, also where another event is named in it by then. */
  @Test
  void aClaimWhoseNameIsRemovedIsWrittenAgain() throws Exception {
    tags.claim(claimed(ME));
    for (Duration later : List.of(Duration.ZERO, STALE)) {
      event.passes(later);
      event.hub.untag(OwnershipTags.writer(REQUEST).keySet());
      assertThat(causeOf(tags::readAsWriter)).isEqualTo(FailureCause.TAGS_NOT_VISIBLE);
      assertThat(event.tags()).isEqualTo(claimed(ME).withWriter(REQUEST));
      assertThat(tags.readAsWriter().owner()).contains(ME);
    }
    tags.write(Ownership.NONE);
    assertThat(event.hub.tagged()).isEmpty();
  }

  /** An event that CloudFormation waits for goes on, and one that was given up does not. */
  @Test
  void theLastWriterWhoseNameIsRemovedAsksAndNamesItselfAgain() throws Exception {
    boolean[] isLate = {false};
    HubTags last =
        event.hubTags(
            operation -> {
              if (isLate[0]) {
                throw outdated();
              }
            });
    last.becomeWriter(claimed(ME));
    event.hub.untag(OwnershipTags.writer(REQUEST).keySet());
    assertThat(causeOf(last::readAsWriter)).isEqualTo(FailureCause.TAGS_NOT_VISIBLE);
    assertThat(last.readAsWriter().writer()).isEqualTo(REQUEST);
    event.hub.untag(OwnershipTags.writer(REQUEST).keySet());
    isLate[0] = true;
    assertThat(causeOf(last::readAsWriter)).isEqualTo(FailureCause.EVENT_OUTDATED);
    assertThat(event.tags().writer()).isEmpty();
  }

  @Test
  void whatWasClaimedIsRemovedAlsoWhereItWasNotReadAgain() throws Exception {
    tags.claim(claimed(ME));
    tags.write(claimed(ME));
    assertThat(event.hub.tagged()).isEqualTo(OwnershipTags.write(claimed(ME)));
    tags.claim(claimed(ME));
    event.hub.untag(OwnershipTags.writer(REQUEST).keySet());
    assertThat(causeOf(tags::readAsWriter)).isEqualTo(FailureCause.TAGS_NOT_VISIBLE);
    tags.write(claimed(ME));
    assertThat(event.hub.tagged()).isEqualTo(OwnershipTags.write(claimed(ME)));
  }

  @Test
  void aClaimIsNotWrittenAgainWhereItIsNotTheLast() throws Exception {
    tags.claim(claimed(ME));
    event.passes(STALE);
    Map<String, String> claimed = event.hub.tagged();
    event.owned(claimed(ME));
    assertThat(causeOf(tags::readAsWriter)).as("no claim").isEqualTo(FailureCause.SUPERSEDED);
    Map<String, String> taken = new HashMap<>(claimed);
    taken.putAll(OwnershipTags.write(claimed(OTHER)));
    event.hub.setTags(taken);
    assertThat(causeOf(tags::readAsWriter)).as("an owner").isEqualTo(FailureCause.SUPERSEDED);
    taken.keySet().removeAll(OwnershipTags.writer(REQUEST).keySet());
    event.hub.setTags(taken);
    assertThat(causeOf(tags::readAsWriter)).as("no writer").isEqualTo(FailureCause.SUPERSEDED);
    assertThat(event.tags()).isEqualTo(claimed(OTHER));
  }

  @Test
  void aClaimNamesTheWriterAlsoWhereAStaleReadShowsIt() throws Exception {
    event.owned(claimed(ME).withWriter(REQUEST));
    tags.read();
    event.owned(claimed(ME));
    tags.claim(claimed(ME));
    assertThat(event.tags().writer()).isEqualTo(REQUEST);
  }

  @Test
  void whatWasJustWrittenIsNotReadAgain() throws Exception {
    tags.requireWriter();
    tags.write(claimed(ME).withWriter(REQUEST));
    tags.requireWriter();
    assertThat(event.hub.requests(Operation.LIST_TAGS)).isEmpty();
    event.passes(STALE);
    tags.requireWriter();
    assertThat(event.hub.requests(Operation.LIST_TAGS)).hasSize(1);
    event.owned(claimed(OTHER));
    assertThat(causeOf(tags::requireWriter)).isEqualTo(FailureCause.SUPERSEDED);
  }

  @Test
  void anEventThatNamesNoWriterRequiresNone() throws Exception {
    tags.write(claimed(ME));
    event.owned(claimed(OTHER));
    event.passes(STALE);
    tags.requireWriter();
    assertThat(event.hub.requests(Operation.LIST_TAGS)).isEmpty();
  }
}
