package io.github.cdksecurityhub.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdksecurityhub.cli.console.Style;
import io.github.cdksecurityhub.cli.plan.PlanFixture;
import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A Region that is ok, one that is managed, one that fails and one that is not enabled. */
class DoctorReportTest {
  private static final LiveConfiguration FULL =
      new LiveConfiguration(
          ConfigurationType.LOCAL,
          true,
          AutoEnableStandards.DEFAULT,
          ConfigurationStatus.PENDING,
          "",
          true);
  private static final Owner OWNER = new Owner(PlanFixture.stackId("S"), "One", "a");
  private static final DoctorReport REPORT =
      new DoctorReport(
          List.of(
              read("us-east-1", PlanFixture.CENTRAL, "us-east-1", Ownership.NONE),
              read("us-east-2", FULL, "none", Ownership.claimedBy(OWNER, Optional.empty())),
              unread("eu-west-1", true, FailureCause.NOT_ADMINISTRATOR),
              unread("eu-south-1", false, FailureCause.CREDENTIALS_REJECTED)));

  private static CheckResults read(
      String region, LiveConfiguration live, String home, Ownership ownership) {
    return new CheckResults(
        new AccountRegion("123456789012", region),
        Optional.of(true),
        Optional.of(true),
        Optional.of(live),
        Optional.of(home),
        Optional.of(ownership),
        List.of());
  }

  private static CheckResults unread(String region, boolean isRead, FailureCause cause) {
    Failure failure = PlanFixture.failure(cause, region, ApiOperation.DESCRIBE);
    return new CheckResults(
        failure.where(),
        Optional.of(true).filter(any -> isRead),
        Optional.of(false).filter(any -> isRead),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(failure));
  }

  @Test
  void theTextHasRegionsThenOwnersThenProblems() {
    assertThat(REPORT.text(new Style(false), 120))
        .containsExactly(
            "   REGION      SUBSCRIBED            ADMINISTRATOR  HOME       CONFIGURATION",
            "=  us-east-1   yes                   yes            us-east-1  central",
            "=  us-east-2   yes                   yes            none       local, new accounts on,"
                + " default standards (PENDING),",
            " ".repeat(63) + "member account limit reached",
            "!  eu-west-1   yes                   no             -          -",
            "   eu-south-1  (Region not enabled)  -              -          -",
            "",
            "   REGION     MANAGED BY  BEFORE IT  STACK",
            "   us-east-2  One         unknown    " + OWNER.stackId(),
            "",
            "eu-west-1: this account is not the Security Hub delegated administrator there. Run"
                + " EnableOrganizationAdminAccount for",
            "123456789012 in eu-west-1 from the organization's management account (registering it"
                + " in AWS Organizations alone is not",
            "enough, and each Region counts by itself), then try again. Error: no");
  }

  @Test
  void aRowHasTheColourOfItsResult() {
    assertThat(REPORT.text(new Style(true), 120))
        .anyMatch(line -> line.startsWith("\u001b[32m=  us-east-1"))
        .anyMatch(line -> line.startsWith("\u001b[31m!  eu-west-1"))
        .anyMatch(line -> line.startsWith("\u001b[2m   eu-south-1"));
  }

  @Test
  void theJsonHasWhatIsLiveAndWhatIsInTheWay() throws Exception {
    JsonNode json = new ObjectMapper().readTree(String.join("", REPORT.json(1)));
    assertThat(json.path("exitCode").asInt()).isEqualTo(1);
    JsonNode regions = json.path("regions");
    assertThat(regions.findValuesAsText("ok")).containsExactly("true", "true", "false", "false");
    assertThat(regions.findValuesAsText("home"))
        .containsExactly("us-east-1", "null", "null", "null");
    assertThat(regions.findValuesAsText("enabled"))
        .containsExactly("true", "true", "true", "false");
    assertThat(regions.path(1).path("live").toString())
        .isEqualTo(
            "{'ConfigurationType':'LOCAL','AutoEnable':'true','AutoEnableStandards':'DEFAULT','Status':'PENDING','MemberAccountLimitReached':true}"
                .replace('\'', '"'));
    assertThat(regions.path(1).path("owner").path("stack").asText()).isEqualTo(OWNER.stackId());
    assertThat(regions.path(2).path("problems").path(0).path("error").asText()).isEqualTo("no");
  }

  @Test
  void whatFailsIsFirstOnThePage() {
    assertThat(String.join("", REPORT.html()).replaceAll("<[^>]*>", " ").replaceAll(" +", " "))
        .containsSubsequence(
            "failed eu-west-1 this account is not the Security Hub delegated administrator there.",
            "not enabled eu-south-1 (Region not enabled) - ",
            "ok us-east-1 yes yes us-east-1 central ");
  }
}
