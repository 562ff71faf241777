package io.github.cdksecurityhub.lambda.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R41, and what foreign hands can do to a tag. */
@Tag("R41")
class OwnershipTagsTest {
  private static final String ACCOUNT = "123456789012";
  private static final String PREFIX = "securityhub-organization:";
  private static final Pattern KEY = Pattern.compile("(?!aws:)[a-zA-Z+-=._:/]{1,128}");
  private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{N} _.:/=+\\-@]{1,256}");
  private static final Owner ME = owner("S/guid", "Resource");
  private static final Owner OTHER = owner("T/guid", "Other");
  private static final Local ON = new Local(true, AutoEnableStandards.DEFAULT);
  private static final Local BARE = new Local(true, AutoEnableStandards.NONE);
  private static final Ownership FULL =
      new Ownership(
          Optional.of(ME),
          new Previous(
              Optional.of(ON),
              HubSettings.NONE,
              Map.of(
                  "us-east-1", BARE, "sa-east-1", new Local(false, AutoEnableStandards.DEFAULT))),
          "0f5c4b1e-7c1a-4d0e-9f3b-5a2c6d7e8f90",
          Optional.of(Instant.parse("2030-01-01T00:00:00.123Z")),
          Optional.of(
              new Ownership.Takeover(
                  OTHER,
                  Optional.of(BARE),
                  new Previous(Optional.of(BARE), HubSettings.NONE, Map.of("eu-north-1", ON)))));

  private static Owner owner(String stack, String resource) {
    return new Owner(
        "arn:aws:cloudformation:eu-west-1:" + ACCOUNT + ":stack/" + stack, resource, "0f5c4b1e");
  }

  private static Ownership roundTrip(Ownership ownership) {
    return OwnershipTags.read(OwnershipTags.write(ownership), ACCOUNT);
  }

  private static Ownership readWith(Map<String, String> changed) {
    Map<String, String> tags = new HashMap<>(OwnershipTags.write(FULL));
    changed.forEach((key, value) -> tags.put(PREFIX + key, value));
    return OwnershipTags.read(tags, ACCOUNT);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    List<Optional<OrganizationConfiguration>> memories = new ArrayList<>();
    memories.add(Optional.empty());
    OrganizationConfiguration.values().forEach(each -> memories.add(Optional.of(each)));
    for (Optional<OrganizationConfiguration> previous : memories) {
      for (Optional<OrganizationConfiguration> live : memories) {
        Ownership first = Ownership.claimedBy(ME, previous);
        Ownership taken =
            new Ownership(
                first.owner(),
                first.before(),
                "",
                Optional.empty(),
                Optional.of(new Ownership.Takeover(OTHER, live, first.before())));
        assertThat(roundTrip(first)).isEqualTo(first);
        assertThat(roundTrip(taken)).isEqualTo(taken);
      }
    }
    assertThat(roundTrip(FULL)).isEqualTo(FULL);
    assertThat(roundTrip(Ownership.NONE)).isEqualTo(Ownership.NONE);
  }

  @Test
  void theHubsSettingsAreRememberedAlsoWhereTheOrganizationIsUnknown() {
    HubSettings hub = HubSettings.DEFAULTS;
    for (Optional<OrganizationConfiguration> known :
        List.<Optional<OrganizationConfiguration>>of(Optional.empty(), Optional.of(ON))) {
      Ownership ownership = Ownership.claimedBy(ME, new Previous(known, hub, Map.of()));
      assertThat(roundTrip(ownership)).isEqualTo(ownership);
      assertThat(ownership.previous()).isEqualTo(known.map(each -> each.withHub(hub)));
    }
    assertThat(readWith(Map.of("previous", "unknown/AutoEnableControls=true")).before().hub())
        .isEqualTo(HubSettings.DEFAULTS.only(Set.of(HubSettings.AUTO_ENABLE_CONTROLS)));
    assertThat(readWith(Map.of("previous", "unknown/AutoEnableControls=1")).before().hub())
        .isEqualTo(HubSettings.NONE);
  }

  @Test
  void nobodyHasNoTags() {
    assertThat(OwnershipTags.write(Ownership.NONE)).isEmpty();
    assertThat(OwnershipTags.write(Ownership.NONE.withWriter("r"))).isEmpty();
  }

  @Test
  void theTagsAreThoseOfTheContract() {
    assertThat(OwnershipTags.write(FULL))
        .containsEntry(PREFIX + "stack", ME.stackId())
        .containsEntry(PREFIX + "resource", "Resource")
        .containsEntry(PREFIX + "life", "0f5c4b1e")
        .containsEntry(PREFIX + "previous", "LOCAL/true/DEFAULT")
        .containsEntry(PREFIX + "previous-linked", "sa-east-1=false/DEFAULT us-east-1=true/NONE")
        .containsEntry(PREFIX + "writer", "0f5c4b1e-7c1a-4d0e-9f3b-5a2c6d7e8f90")
        .containsEntry(PREFIX + "written", "2030-01-01T00:00:00.123Z")
        .containsEntry(PREFIX + "taken-from", OTHER.stackId())
        .containsEntry(PREFIX + "taken-from-resource", "Other")
        .containsEntry(PREFIX + "taken-from-life", "0f5c4b1e")
        .containsEntry(PREFIX + "taken-from-live", "LOCAL/true/NONE")
        .containsEntry(PREFIX + "taken-from-previous", "LOCAL/true/NONE")
        .containsEntry(PREFIX + "taken-from-linked", "eu-north-1=true/DEFAULT")
        .hasSize(13);
  }

  @Test
  void keysAndValuesHaveOnlyTheCharactersOfATag() {
    Map<String, String> tags = new HashMap<>(OwnershipTags.write(allRegions()));
    tags.putAll(OwnershipTags.write(FULL));
    tags.putAll(OwnershipTags.ofLinked("us-east-1", BARE));
    tags.putAll(OwnershipTags.claim("0f5c4b1e-7c1a-4d0e-9f3b-5a2c6d7e8f90"));
    tags.forEach(
        (key, value) -> {
          assertThat(key).matches(KEY);
          assertThat(value).matches(VALUE);
        });
  }

  private static Ownership allRegions() {
    Map<String, Local> linked = new TreeMap<>();
    for (int i = 10; i < 45; i++) {
      linked.put("ap-southeast-" + i, ON);
    }
    return Ownership.claimedBy(ME, Optional.of(ON)).withPreviousLinked(linked);
  }

  @Test
  void linkedRegionsTakeAsManyTagsAsTheyNeed() {
    Map<String, String> tags = OwnershipTags.write(allRegions());
    assertThat(tags)
        .containsKeys(
            PREFIX + "previous-linked",
            PREFIX + "previous-linked-2",
            PREFIX + "previous-linked-3",
            PREFIX + "previous-linked-4")
        .hasSizeLessThan(50);
    assertThat(tags.get(PREFIX + "previous-linked").length()).isGreaterThan(220);
    assertThat(roundTrip(allRegions())).isEqualTo(allRegions());
  }

  @Test
  void aValueOfExactlyTheLongestLengthStaysOneTag() {
    // Eight items of 31 characters and seven blanks are 255; a longer last name makes it 256.
    Map<String, Local> linked = new TreeMap<>();
    for (int i = 0; i < 7; i++) {
      linked.put("ap-southeast-000" + i, new Local(true, AutoEnableStandards.DEFAULT));
    }
    int used = 7 * "ap-southeast-0000=true/DEFAULT".length() + 7;
    String last = "z".repeat(256 - used - "=true/DEFAULT".length());
    linked.put(last, ON);
    Ownership exact = Ownership.claimedBy(ME, Optional.empty()).withPreviousLinked(linked);
    assertThat(OwnershipTags.write(exact).get(PREFIX + "previous-linked")).hasSize(256);
    assertThat(OwnershipTags.write(exact)).doesNotContainKey(PREFIX + "previous-linked-2");
    linked.put(last + "z", linked.remove(last));
    assertThat(OwnershipTags.write(exact.withPreviousLinked(linked)))
        .containsKey(PREFIX + "previous-linked-2");
  }

  /** The function dies, or is denied, after the tags are written and before others are removed. */
  @Test
  void aTakeoverIsReadAlsoBesideTheTagsOfAnEarlierOne() {
    Map<String, String> tags = new HashMap<>(OwnershipTags.write(FULL));
    tags.put(PREFIX + "taken-from-linked-2", "eu-west-3=true/NONE");
    Ownership later = Ownership.claimedBy(OTHER, Optional.of(ON)).takenOverBy(ME, BARE);
    tags.putAll(OwnershipTags.write(later));
    assertThat(OwnershipTags.read(tags, ACCOUNT).takenFrom()).isEqualTo(later.takenFrom());
  }

  @Test
  void aRegionThatIsRememberedByItselfIsRead() {
    Map<String, String> tags = new HashMap<>(OwnershipTags.write(FULL));
    tags.putAll(OwnershipTags.ofLinked("eu-north-1", ON));
    assertThat(OwnershipTags.read(tags, ACCOUNT).previousLinked())
        .containsEntry("eu-north-1", ON)
        .containsEntry("us-east-1", BARE)
        .hasSize(3);
  }

  @Test
  void aRegionThatIsRememberedAsNothingIsForgotten() {
    Map<String, String> tags = new HashMap<>(OwnershipTags.write(FULL));
    tags.putAll(OwnershipTags.ofLinked("us-east-1", Previous.TAKEN));
    Ownership read = OwnershipTags.read(tags, ACCOUNT);
    assertThat(read.previousLinked()).containsOnlyKeys("sa-east-1");
    assertThat(read.linked("us-east-1")).isEqualTo(Previous.TAKEN);
    assertThat(roundTrip(read)).isEqualTo(read);
  }

  @Test
  void theUsersOwnTagsAreNotOurs() {
    Map<String, String> tags = new HashMap<>(OwnershipTags.write(FULL));
    tags.put("Owner", "me");
    tags.put("securityhub-organization", "mine");
    assertThat(OwnershipTags.ours(tags)).isEqualTo(OwnershipTags.write(FULL));
  }

  @Test
  void tagsOfAnotherAccountsHubNameNoOwner() {
    assertThat(OwnershipTags.read(OwnershipTags.write(FULL), "210987654321"))
        .isEqualTo(Ownership.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mine", "a:b:c", "a:b:c:d"})
  void aGarbledStackIsAnotherStack(String value) {
    Ownership read = readWith(Map.of("stack", value));
    assertThat(read.owner().orElseThrow().stackId()).isEqualTo(value);
    assertThat(read.relationTo(ME)).isEqualTo(Ownership.Relation.OTHER_STACK);
  }

  @Test
  void anEmptyOrMissingStackIsNoOwner() {
    assertThat(readWith(Map.of("stack", ""))).isEqualTo(Ownership.NONE);
    Map<String, String> tags = new HashMap<>(OwnershipTags.write(FULL));
    tags.remove(PREFIX + "stack");
    assertThat(OwnershipTags.read(tags, ACCOUNT)).isEqualTo(Ownership.NONE);
  }

  @ParameterizedTest
  @CsvSource({"LOCAL", "LOCAL/true", "LOCAL/true/SOME", "central", "''", "unknown", "LOCAL//NONE"})
  void aGarbledPreviousIsNotKnown(String value) {
    assertThat(readWith(Map.of("previous", value)).previous()).isEmpty();
    assertThat(readWith(Map.of("taken-from-live", value)).takenFrom().orElseThrow().live())
        .isEmpty();
  }

  @Test
  void aGarbledTimeIsNotKnown() {
    assertThat(readWith(Map.of("written", "yesterday")).written()).isEmpty();
  }

  @Test
  void ofGarbledLinkedRegionsTheOthersAreRead() {
    String value = "us-east-1=true/NONE = sa-east-1 eu-north-1=CENTRAL ap-south-1=false/DEFAULT";
    assertThat(readWith(Map.of("previous-linked", value)).previousLinked())
        .containsOnlyKeys("us-east-1", "ap-south-1");
  }

  @Test
  void whatIsMissingIsNotKnown() {
    Map<String, String> tags = Map.of(PREFIX + "stack", ME.stackId());
    Ownership read = OwnershipTags.read(tags, ACCOUNT);
    assertThat(read)
        .isEqualTo(Ownership.claimedBy(new Owner(ME.stackId(), "", ""), Optional.empty()));
    assertThat(read.owner().orElseThrow()).hasToString("a resource of the stack " + ME.stackId());
  }
}
