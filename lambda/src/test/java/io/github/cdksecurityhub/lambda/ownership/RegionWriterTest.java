package io.github.cdksecurityhub.lambda.ownership;

import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.ME;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.ON;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.OTHER;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.causeOf;
import static io.github.cdksecurityhub.lambda.ownership.OwnershipScenario.claimed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A writer whose place another event has taken leaves the tags as they are. */
class RegionWriterTest {
  private final OwnershipScenario event = new OwnershipScenario(ON);
  private final OwnedRegion region = event.region();
  private final RegionWriter writer = region.writer();
  private final Ownership theirs = claimed(OTHER).withWriter("the next event");

  @BeforeEach
  void anotherTakesItsPlace() throws Exception {
    writer.become(claimed(ME));
    event.passes(Duration.ofSeconds(20));
    event.owned(theirs);
    event.passes(Duration.ofSeconds(20));
  }

  @Test
  void itDoesNotSettle() {
    assertThat(causeOf(() -> writer.settle(claimed(ME)))).isEqualTo(FailureCause.SUPERSEDED);
    assertThat(event.tags()).isEqualTo(theirs);
  }

  @Test
  void itDoesNotBecomeTheWriterOnceMore() {
    assertThat(causeOf(() -> writer.become(claimed(ME)))).isEqualTo(FailureCause.SUPERSEDED);
    assertThat(event.tags()).isEqualTo(theirs);
  }

  @Test
  void afterAFailureItCorrectsNothing() {
    writer.settleIfPossible(claimed(ME));
    assertThat(event.tags()).isEqualTo(theirs);
    assertThat(event.log).anyMatch(line -> line.startsWith("the tags could not be corrected"));
  }

  /** The next event reads by that time what is recent, and which run was the last. */
  @Test
  void theTimeOfALaterRunOfTheEventStays() throws Exception {
    Ownership later = claimed(ME).writtenAt(event.clock.now());
    event.owned(later.withWriter(OwnershipScenario.REQUEST));
    writer.settle(claimed(ME));
    assertThat(event.tags()).isEqualTo(later);
  }
}
