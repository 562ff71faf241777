package io.github.cdksecurityhub.lambda.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DriftEventTest {
  private static final AccountRegion PLACE = new AccountRegion("123456789012", "eu-west-1");
  private static final RegionDrift DRIFT =
      RegionDrift.of(PLACE, DriftScenario.DECLARED, FakeSecurityHub.enabled(DriftScenario.FOREIGN));

  private static String detail(RegionDrift drift, DriftTrigger trigger) throws IOException {
    return new DriftEvent(drift, trigger, DriftScenario.STACK, FakeClock.START).detail();
  }

  @Test
  void anEventHasDeclaredLiveAndTheirDifference() throws Exception {
    assertThat(detail(DRIFT, DriftScenario.SCHEDULE))
        .isEqualTo(
            """
            {"schemaVersion":"1","state":"DRIFTED","account":"123456789012","region":"eu-west-1",\
            "stackId":"arn:aws:cloudformation:us-east-1:123456789012:stack/Hub/0a1b2c3d",\
            "trigger":"SCHEDULE",\
            "declared":{"configurationType":"LOCAL","autoEnable":true,"autoEnableStandards":"DEFAULT"},\
            "live":{"configurationType":"LOCAL","autoEnable":false,"autoEnableStandards":"DEFAULT",\
            "status":"ENABLED"},\
            "changes":[{"field":"AutoEnable","live":"false","declared":"true"}],\
            "message":"The organization configuration of 123456789012 in eu-west-1 has drifted\
             (AutoEnable: false -> true, from live to declared). Revert it (manually or with heal()),\
             or update the declaration. A deployment reverts it only where it changes what is\
             declared."}""");
  }

  @Test
  void theWriterIsNamedOnlyInTheRegionOfTheWrite() throws Exception {
    assertThat(detail(DRIFT, DriftScenario.changeIn("eu-west-1")))
        .contains("\"changedBy\":\"arn:aws:iam::123456789012:user/eve\"");
    assertThat(detail(DRIFT, DriftScenario.changeIn("us-east-1"))).doesNotContain("changedBy");
  }

  @Test
  void theEventOfAnUnreadableRegionHasNoLive() throws Exception {
    RegionDrift drift = RegionDrift.unreadable(PLACE, DriftScenario.DECLARED, "No response.");

    assertThat(detail(drift, DriftScenario.SCHEDULE))
        .contains("\"state\":\"UNREADABLE\"", "\"changes\":[]", "No response.")
        .doesNotContain("\"live\"");
  }

  @Test
  void aFailedStatusIsPartOfTheEvent() throws Exception {
    OrganizationConfiguration central = new OrganizationConfiguration.Central();
    LiveConfiguration live = FakeSecurityHub.live(central, ConfigurationStatus.FAILED, "A text.");

    assertThat(detail(RegionDrift.of(PLACE, central, live), DriftScenario.SCHEDULE))
        .contains(
            "\"declared\":{\"configurationType\":\"CENTRAL\"}",
            "\"live\":{\"configurationType\":\"CENTRAL\",\"status\":\"FAILED\",\"statusMessage\":\"A text.\"}",
            "\"changes\":[{\"field\":\"Status\",\"live\":\"FAILED\",\"declared\":\"ENABLED\"}]");
  }

  @Test
  void onlyResultsThatNeedAttentionBecomeEvents() {
    assertThat(Stream.of(DriftStatus.values()).filter(DriftStatus::isReported))
        .extracting(DriftStatus::name)
        .containsExactly("DRIFTED", "HEALED", "NOT_HEALED", "UNREADABLE");
  }
}
