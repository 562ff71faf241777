package io.github.cdksecurityhub.lambda.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import io.github.cdksecurityhub.lambda.model.Ownership.Relation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnershipTest {
  private static final Owner ME = new Owner("stack/S", "R", "0f5c4b1e");
  private static final Owner NEIGHBOUR = new Owner("stack/S", "Q", "a1b2c3d4");
  private static final Owner OTHER = new Owner("stack/T", "R", "0f5c4b1e");
  private static final Local ON = new Local(true, AutoEnableStandards.DEFAULT);
  private static final Local BARE = new Local(true, AutoEnableStandards.NONE);

  @Test
  void theRelationIsByStackAndResourceInAnyLife() {
    Ownership mine = Ownership.claimedBy(ME, Optional.empty());
    assertThat(Ownership.NONE.relationTo(ME)).isEqualTo(Relation.NOBODY);
    assertThat(mine.relationTo(ME)).isEqualTo(Relation.MINE);
    assertThat(mine.relationTo(new Owner("stack/S", "R", "later"))).isEqualTo(Relation.MINE);
    assertThat(mine.relationTo(NEIGHBOUR)).isEqualTo(Relation.SAME_STACK);
    assertThat(mine.relationTo(OTHER)).isEqualTo(Relation.OTHER_STACK);
  }

  @Test
  void aTakeoverKeepsWhatWasRememberedAndWhomItIsFrom() {
    Ownership theirs =
        Ownership.claimedBy(OTHER, Optional.of(BARE)).withPreviousLinked(Map.of("us-east-1", ON));
    Ownership taken = theirs.takenOverBy(ME, ON);
    assertThat(taken.owner()).contains(ME);
    assertThat(taken.previous()).contains(BARE);
    assertThat(taken.previousLinked()).containsEntry("us-east-1", ON);
    assertThat(taken.takenFrom())
        .contains(
            new Ownership.Takeover(
                OTHER,
                Optional.of(ON),
                new Previous(Optional.of(BARE), HubSettings.NONE, Map.of("us-east-1", ON))));
    assertThat(taken.withoutTakeover().takenFrom()).isEmpty();
  }

  @Test
  void theSameResourceAgainIsNoTakeover() {
    Ownership mine = Ownership.claimedBy(ME, Optional.of(BARE));
    assertThat(mine.takenOverBy(ME, ON)).isEqualTo(mine);
    Ownership taken = Ownership.claimedBy(OTHER, Optional.of(BARE)).takenOverBy(ME, ON);
    assertThat(taken.takenOverBy(ME, BARE)).as("the first takeover stays").isEqualTo(taken);
  }

  @Test
  void itIsGivenBackToWhomItWasTakenFrom() {
    Ownership theirs =
        Ownership.claimedBy(OTHER, Optional.of(BARE)).withPreviousLinked(Map.of("us-east-1", ON));
    Ownership taken = theirs.takenOverBy(ME, ON).withWriter("r");
    assertThat(taken.givenBack()).isEqualTo(theirs);
    assertThat(taken.withPreviousLinked(Map.of()).givenBack())
        .as("what was put back in linked Regions is taken again")
        .isEqualTo(theirs);
    assertThat(theirs.givenBack()).isEqualTo(Ownership.NONE);
  }

  @Test
  void whatTheOwnerBeforeRememberedIsNotItsOwn() {
    Ownership theirs = Ownership.claimedBy(OTHER, Optional.of(BARE));
    Ownership taken = theirs.withPreviousLinked(Map.of("us-east-1", ON)).takenOverBy(ME, ON);
    Ownership more = taken.withPreviousLinked(Map.of("us-east-1", ON, "sa-east-1", BARE));
    assertThat(more.withOwnLinked().previousLinked()).isEqualTo(Map.of("sa-east-1", BARE));
    assertThat(more.withoutTakeover().withOwnLinked()).isEqualTo(more.withoutTakeover());
  }

  @Test
  void theWriterComesAndGoes() {
    Instant now = Instant.parse("2030-01-01T00:00:00.123456789Z");
    Ownership writing = Ownership.claimedBy(ME, Optional.empty()).withWriter("r-1").writtenAt(now);
    assertThat(writing.writer()).isEqualTo("r-1");
    assertThat(writing.written()).contains(Instant.parse("2030-01-01T00:00:00.123Z"));
    assertThat(writing.withWriter("").writer()).isEmpty();
    assertThat(writing.withWriter("").written()).isEqualTo(writing.written());
  }

  @ParameterizedTest
  @CsvSource({
    "0f5c4b1e-7c1a-4d0e, 0f5c4b1e",
    "unique id 1, uniqueid",
    "a-b, ab",
    "'', ''",
    "Stack-Logical-1ABC, StackLog"
  })
  void aLifeIsTheFirstEightLettersOrDigits(String requestId, String life) {
    assertThat(Owner.lifeOf(requestId)).isEqualTo(life);
  }

  @Test
  void anOwnerIsNamedByBothNames() {
    assertThat(ME).hasToString("the resource R of the stack stack/S");
  }
}
