package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ON;
import static io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.enabled;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.Response.Status;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.ErrorFixtures;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Operation;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub.Request;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hub's settings (R42) through Create, Update and Delete. */
@Tag("R42")
class HubSettingsLifecycleTest {
  private static final String FINDINGS = HubSettings.CONTROL_FINDING_GENERATOR;
  private static final String CONTROLS = HubSettings.AUTO_ENABLE_CONTROLS;
  private static final HubSettings PER_STANDARD =
      new HubSettings(Map.of(FINDINGS, "STANDARD_CONTROL"));
  private static final HubSettings CONSOLIDATED =
      new HubSettings(Map.of(FINDINGS, "SECURITY_CONTROL"));
  private static final HubSettings NO_NEW_CONTROLS = new HubSettings(Map.of(CONTROLS, "false"));

  private final LifecycleScenario run = LifecycleScenario.where(ON);

  @Test
  void whatIsNotDeclaredIsNeitherReadNorWritten() {
    assertThat(run.create(OFF).status()).isEqualTo(Status.SUCCESS);
    assertThat(run.hub.requests(Operation.DESCRIBE_HUB)).isEmpty();
    assertThat(run.hub.requests(Operation.UPDATE_HUB)).isEmpty();
  }

  @Test
  void onlyTheSettingThatDiffersIsSent() {
    Response response =
        run.create(
            ON.withHub(new HubSettings(Map.of(FINDINGS, "STANDARD_CONTROL", CONTROLS, "true"))));

    assertThat(response.status()).isEqualTo(Status.SUCCESS);
    assertThat(run.hub.updates()).isEmpty();
    assertThat(run.hub.requests(Operation.UPDATE_HUB))
        .extracting(Request::sent)
        .containsExactly("{ControlFindingGenerator=STANDARD_CONTROL}");
    assertThat(response.data())
        .containsEntry("Outcome", "updated")
        .containsEntry("Changes", "ControlFindingGenerator: SECURITY_CONTROL -> STANDARD_CONTROL");
    assertThat(run.ownership().previous())
        .map(OrganizationConfiguration::encoded)
        .contains(
            "LOCAL,true,DEFAULT,AutoEnableControls=true,ControlFindingGenerator=SECURITY_CONTROL");
  }

  @Test
  void centralThatHasFailedIsSentTooWhereASettingDiffers() {
    LifecycleScenario central =
        LifecycleScenario.where(
            FakeSecurityHub.live(CENTRAL, ConfigurationStatus.FAILED, "of yesterday"));
    Response response = central.create(CENTRAL.withHub(PER_STANDARD));

    assertThat(response.status()).as(response.reason()).isEqualTo(Status.SUCCESS);
    assertThat(central.hub.trueSettings().only(Set.of(FINDINGS))).isEqualTo(PER_STANDARD);
    assertThat(central.hub.updates()).hasSize(1);
  }

  @Test
  void asDeclaredNothingIsSent() {
    run.owned(ON);
    Response response = run.update(ID, ON.withHub(CONSOLIDATED));

    assertThat(response.data()).containsEntry("Outcome", "unchanged");
    assertThat(run.hub.requests(Operation.UPDATE_HUB)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(OnDelete.class)
  void aDeleteTouchesTheDeclaredSettingsAlone(OnDelete onDelete) {
    run.hub.set(PER_STANDARD.orElse(NO_NEW_CONTROLS));
    OrganizationConfiguration declared = OFF.withHub(CONSOLIDATED);
    run.create(declared);
    run.clock.advance(Duration.ofHours(1));

    assertThat(run.delete(ID, declared, onDelete).status()).isEqualTo(Status.SUCCESS);
    assertThat(run.hub.trueSettings())
        .isEqualTo(
            (onDelete == OnDelete.RESTORE ? PER_STANDARD : CONSOLIDATED).orElse(NO_NEW_CONTROLS));
  }

  @Test
  void aSettingThatWasChangedByHandIsNotPutBack() {
    OrganizationConfiguration declared = ON.withHub(PER_STANDARD.orElse(NO_NEW_CONTROLS));
    run.hub.show(enabled(OFF));
    run.create(declared);
    run.clock.advance(Duration.ofHours(1));
    run.hub.set(new HubSettings(Map.of(CONTROLS, "true")));

    run.delete(ID, declared, OnDelete.RESTORE);

    assertThat(run.hub.truth().toConfiguration()).isEqualTo(OFF);
    assertThat(run.hub.trueSettings()).isEqualTo(HubSettings.DEFAULTS);
    assertThat(run.hub.requests(Operation.UPDATE_HUB))
        .extracting(Request::sent)
        .endsWith("{ControlFindingGenerator=SECURITY_CONTROL}");
  }

  @Test
  void aSettingThatIsNoLongerDeclaredGetsItsValueBack() {
    run.create(ON.withHub(PER_STANDARD));
    run.clock.advance(Duration.ofHours(1));

    Response response = update(ON, ON.withHub(PER_STANDARD));

    assertThat(response.status()).isEqualTo(Status.SUCCESS);
    assertThat(run.hub.trueSettings()).isEqualTo(HubSettings.DEFAULTS);
    assertThat(run.ownership().previous()).contains(ON);
  }

  /** Another run has sent the first of this Create's two updates, and its tags show later. */
  @Test
  void halfOfADoubledCreateIsNotRememberedAsWhatWasThere() {
    run.hub.tagStaleness(Duration.ofSeconds(8));
    run.hub.staleness(Duration.ZERO);
    run.hub.owned(Ownership.claimedBy(LifecycleScenario.ME, Optional.of(OFF)));

    Response response = run.create(ON.withHub(PER_STANDARD));

    assertThat(response.status()).isEqualTo(Status.SUCCESS);
    assertThat(run.ownership().before().organization()).contains(OFF);
  }

  /** What was there before is unknown then, but for the setting that this very Update added. */
  @Test
  void withoutTagsASettingThatAnUpdateAddedGetsItsValueBack() {
    update(ON.withHub(PER_STANDARD), ON);
    assertThat(run.hub.trueSettings()).isEqualTo(PER_STANDARD.orElse(HubSettings.DEFAULTS));
    assertThat(run.ownership().previous()).isEmpty();
    run.clock.advance(Duration.ofMinutes(2));

    update(ON, ON.withHub(PER_STANDARD));

    assertThat(run.hub.trueSettings()).isEqualTo(HubSettings.DEFAULTS);
  }

  /** The Region is another's to set by then, and its settings are left as they are together. */
  @ParameterizedTest
  @EnumSource(OnDelete.class)
  void whereTheOrganizationWasChangedByHandTheHubIsLeftToo(OnDelete onDelete) {
    OrganizationConfiguration declared = OFF.withHub(PER_STANDARD);
    run.create(declared);
    run.clock.advance(Duration.ofHours(1));
    run.hub.foreignWrite(LifecycleScenario.BARE);
    run.clock.advance(Duration.ofHours(1));

    Response response = run.delete(ID, declared, onDelete);

    assertThat(response.data())
        .containsEntry("Outcome", onDelete == OnDelete.RETAIN ? "retained" : "left");
    assertThat(run.hub.trueSettings()).isEqualTo(PER_STANDARD.orElse(HubSettings.DEFAULTS));
    assertThat(run.hub.truth()).isEqualTo(enabled(LifecycleScenario.BARE));
    assertThat(run.hub.tagged()).isEmpty();
  }

  /** An Update that added a setting is rolled back within seconds, and reads are stale (R26). */
  @Tag("R26")
  @Test
  void aRolledBackUpdateIsUndoneAlsoWhereReadsAreStale() {
    run.create(ON);
    run.clock.advance(Duration.ofHours(1));
    update(ON.withHub(PER_STANDARD), ON);
    assertThat(run.hub.trueSettings()).isEqualTo(PER_STANDARD.orElse(HubSettings.DEFAULTS));
    run.hub.staleness(Duration.ofSeconds(5));

    update(ON, ON.withHub(PER_STANDARD));

    assertThat(run.hub.trueSettings()).isEqualTo(HubSettings.DEFAULTS);
  }

  /** The rollback reads the setting that the failed Update wrote, and tags from before it. */
  @Tag("R41")
  @Test
  void aSettingWhoseRecordIsNotVisibleYetGetsItsValueBack() {
    run.create(ON);
    run.clock.advance(Duration.ofHours(1));
    update(OFF.withHub(PER_STANDARD), ON);
    run.hub.tagStaleness(Duration.ofSeconds(5));

    update(ON, OFF.withHub(PER_STANDARD));

    assertThat(run.hub.trueSettings()).isEqualTo(HubSettings.DEFAULTS);
    assertThat(run.ownership().previous()).contains(ON);
  }

  @Test
  void aSettingThatWasChangedByHandIsNotPutBackByAnUpdate() {
    run.create(ON.withHub(NO_NEW_CONTROLS));
    run.clock.advance(Duration.ofHours(1));
    run.hub.set(HubSettings.DEFAULTS);

    update(ON, ON.withHub(NO_NEW_CONTROLS));

    assertThat(run.hub.requests(Operation.UPDATE_HUB)).hasSize(1);
  }

  @Test
  void whatWasThereBeforeASettingWasDeclaredIsRemembered() {
    run.create(ON);
    run.clock.advance(Duration.ofHours(1));
    run.hub.set(PER_STANDARD);
    update(ON.withHub(CONSOLIDATED), ON);
    run.clock.advance(Duration.ofHours(1));

    run.delete(ID, ON.withHub(CONSOLIDATED), OnDelete.RESTORE);

    assertThat(run.hub.trueSettings()).isEqualTo(PER_STANDARD.orElse(HubSettings.DEFAULTS));
  }

  @Test
  void aRefusedSettingNamesItsOperationAndIsUndone() {
    run.hub.failAlways(Operation.UPDATE_HUB, ErrorFixtures.denied());
    Response response = run.create(OFF.withHub(PER_STANDARD));

    assertThat(response.status()).isEqualTo(Status.FAILED);
    assertThat(run.hub.updates()).isEmpty();
    assertThat(run.ownership().owner()).isEqualTo(Optional.empty());
    assertThat(run.hub.truth().toConfiguration()).isEqualTo(ON);
  }

  /** Create with two writes of which the second is refused; its Delete then undoes the first. */
  @Test
  void aHalfWrittenCreateIsUndoneByItsDelete() {
    run.hub.failAlways(Operation.UPDATE, ErrorFixtures.denied());
    Response failed = run.create(OFF.withHub(PER_STANDARD));
    assertThat(failed.status()).isEqualTo(Status.FAILED);
    assertThat(run.hub.trueSettings()).isEqualTo(PER_STANDARD.orElse(HubSettings.DEFAULTS));
    run.hub.calm();
    run.hub.recover(Operation.UPDATE);

    run.delete(failed.physicalResourceId(), OFF.withHub(PER_STANDARD), OnDelete.RETAIN);

    assertThat(run.hub.trueSettings()).isEqualTo(HubSettings.DEFAULTS);
    assertThat(run.hub.truth().toConfiguration()).isEqualTo(ON);
  }

  /** A takeover that fails gives the Region back, with what its owner remembered (decision 4). */
  @Test
  void aRegionThatIsGivenBackKeepsWhatItsOwnerRemembered() {
    run.create(ON.withHub(PER_STANDARD));
    Ownership before = run.ownership();
    run.clock.advance(Duration.ofHours(1));
    CustomResourceEvent takeover = takeover(ON.withHub(NO_NEW_CONTROLS));
    String id = LifecycleScenario.response(run.lifecycle(takeover)).physicalResourceId();
    run.clock.advance(Duration.ofHours(1));

    LifecycleScenario.response(run.lifecycle(rolledBack(takeover, id)));

    assertThat(run.hub.trueSettings()).isEqualTo(PER_STANDARD.orElse(HubSettings.DEFAULTS));
    assertThat(run.ownership().previous()).isEqualTo(before.previous());
  }

  /** The first run wrote the setting, and its tags are not visible yet (R41). */
  @Tag("R41")
  @Test
  void aDoubledUpdateDoesNotRememberItsOwnSetting() {
    run.create(ON);
    run.clock.advance(Duration.ofHours(1));
    run.hub.set(PER_STANDARD);
    Map<String, String> claimed = new HashMap<>(run.hub.tagged());
    claimed.put(
        "securityhub-organization:previous",
        "LOCAL/true/DEFAULT/ControlFindingGenerator=SECURITY_CONTROL");
    run.hub.setTags(claimed);
    run.hub.tagStaleness(Duration.ofSeconds(5));

    update(OFF.withHub(PER_STANDARD), ON);

    assertThat(run.ownership().previous()).contains(ON.withHub(CONSOLIDATED));
  }

  /** The first run has taken the Region over and written the setting; its tags show later. */
  @Test
  void aDoubledTakeoverDoesNotGiveBackItsOwnSetting() {
    run.create(ON.withHub(CONSOLIDATED));
    run.clock.advance(Duration.ofHours(1));
    CustomResourceEvent takeover = takeover(OFF.withHub(PER_STANDARD));
    run.hub.staleness(() -> Duration.ZERO, () -> Duration.ofSeconds(5));
    run.hub.afterUpdate(
        () -> {
          run.hub.afterUpdate(() -> {});
          LifecycleScenario.response(run.lifecycle(takeover));
        });

    LifecycleScenario.response(run.lifecycle(takeover));

    assertThat(run.ownership().takenFrom().orElseThrow().live()).contains(ON.withHub(CONSOLIDATED));
  }

  private static CustomResourceEvent takeover(OrganizationConfiguration configuration) {
    Map<String, String> properties = Events.properties("eu-west-1", configuration, OnDelete.RETAIN);
    properties.put("TakeOver", "true");
    return new CustomResourceEvent(
        RequestType.CREATE,
        new ResponseUrl(Events.URL),
        Events.STACK + "2",
        "a1b2c3d4-request",
        "Other",
        "",
        properties,
        Map.of());
  }

  private static CustomResourceEvent rolledBack(CustomResourceEvent creation, String id) {
    return new CustomResourceEvent(
        RequestType.DELETE,
        creation.responseUrl(),
        creation.stackId(),
        "d4c3b2a1-request",
        creation.logicalResourceId(),
        id + "/failed",
        creation.properties(),
        Map.of());
  }

  private Response update(OrganizationConfiguration to, OrganizationConfiguration from) {
    return LifecycleScenario.response(
        run.lifecycle(
            Events.update(
                ID,
                Events.properties("eu-west-1", to, OnDelete.RESTORE),
                Events.properties("eu-west-1", from, OnDelete.RESTORE))));
  }
}
