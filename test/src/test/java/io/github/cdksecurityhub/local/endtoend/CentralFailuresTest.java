package io.github.cdksecurityhub.local.endtoend;

import static io.github.cdksecurityhub.local.endtoend.HostedHandler.central;
import static io.github.cdksecurityhub.local.endtoend.HostedHandler.local;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.CentralOutcome;
import io.github.cdksecurityhub.local.securityhub.Fault;
import io.github.cdksecurityhub.local.securityhub.Knob;
import io.github.cdksecurityhub.local.securityhub.Lasting;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.Operation;
import io.github.cdksecurityhub.local.securityhub.Variant;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every way in which going CENTRAL, or leaving it, can go wrong. */
@Timeout(180)
class CentralFailuresTest {

  private static final String HOME = "us-east-1";
  private static final String STACK = "Central";
  private static final Set<String> ACTIONS_BUT_FOR_POLICIES =
      Set.of(
          "securityhub:DescribeOrganizationConfiguration",
          "securityhub:UpdateOrganizationConfiguration",
          "securityhub:ListFindingAggregators",
          "securityhub:GetFindingAggregator",
          "securityhub:ListTagsForResource",
          "securityhub:TagResource",
          "securityhub:UntagResource",
          "organizations:DescribeOrganization");

  private static HostedHandler handler;
  private static LocalSecurityHub hub;

  @BeforeAll
  static void start() throws Exception {
    handler = HostedHandler.start(12, CloudFormationOptions.DEFAULT);
    hub = handler.hub();
  }

  @AfterAll
  static void stop() {
    handler.close();
  }

  @BeforeEach
  void fresh() {
    hub.organization().aggregate(HOME).sync(Lasting.none());
    hub.organization().managementAccount(LocalSecurityHub.MANAGEMENT_ACCOUNT);
    hub.organization().policies(0).associations(0);
    hub.in(HOME).configure(LiveConfiguration.fresh());
    for (Knob<?> knob : Knob.all()) {
      reset(knob);
    }
    hub.forgetCalls();
  }

  private static <T> void reset(Knob<T> knob) {
    hub.set(knob, knob.mostProbable());
  }

  @AfterEach
  void removeTheStack() throws Exception {
    if (handler.cloudFormation().status(STACK).isPresent()) {
      hub.organization().policies(0).associations(0);
      reset(Knob.LEAVING_CONFLICTS);
      handler.cloudFormation().delete(STACK);
    }
  }

  private static void failsSaying(StackOutcome outcome, String... parts) {
    assertThat(outcome.status()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
    assertThat(outcome.firstFailure()).contains(parts);
    outcome.exchanges().forEach(LocalFailuresTest::answeredOnceAndWell);
  }

  private static void nothingWasWritten() {
    assertThat(hub.calls().updates().thatTookEffect().list()).isEmpty();
    assertThat(live()).isEqualTo("LOCAL,false,DEFAULT");
  }

  private static String live() {
    return Live.summary(hub.in(HOME).live());
  }

  @Test
  void withoutAnAggregatorNothingIsSent() throws Exception {
    hub.organization().removeAggregator();
    failsSaying(
        handler.deploy(STACK, central(HOME)), "finding aggregator", "CreateFindingAggregator");
    assertThat(hub.calls().updates().list()).isEmpty();
    nothingWasWritten();
  }

  @Test
  void fromAnotherRegionThanHomeNothingIsSent() throws Exception {
    failsSaying(handler.deploy(STACK, central("eu-west-1")), "home Region", HOME);
    assertThat(hub.calls().updates().list()).isEmpty();
    nothingWasWritten();
  }

  @Test
  void theManagementAccountIsRefusedByAnError() throws Exception {
    hub.organization().managementAccountIsAdministrator();
    failsSaying(
        handler.deploy(STACK, central(HOME)),
        "management account",
        "Designate",
        "DisableOrganizationAdminAccount");
    nothingWasWritten();
  }

  @Test
  void theManagementAccountIsRefusedByAStatus() throws Exception {
    hub.organization().managementAccountIsAdministrator();
    hub.set(Knob.MANAGEMENT_ACCOUNT, Variant.ManagementAccount.FAILED_STATUS);
    failsSaying(handler.deploy(STACK, central(HOME)), "management account", "Designate");
    assertThat(live()).isEqualTo("LOCAL,false,DEFAULT");
  }

  @Test
  void aSyncThatEndsIsWaitedFor() throws Exception {
    hub.organization().sync(Lasting.calls(2));
    assertThat(handler.deploy(STACK, central(HOME)).status())
        .isEqualTo(StackStatus.CREATE_COMPLETE);
    assertThat(live()).isEqualTo("CENTRAL");
  }

  @Test
  void aSyncThatDoesNotEndIsNamed() throws Exception {
    hub.organization().sync(Lasting.forEver());
    hub.set(Knob.SYNCING, Variant.Syncing.RESOURCE_NOT_FOUND);
    failsSaying(handler.deploy(STACK, central(HOME)), "still syncing", "deploy again");
    nothingWasWritten();
  }

  @Test
  void aStatusThatStaysPendingIsNamedInTimeAndRolledBack() throws Exception {
    hub.set(Knob.PENDING, Lasting.forEver());
    failsSaying(handler.deploy(STACK, central(HOME)), "PENDING", "deploy again");
    assertThat(live()).isEqualTo("LOCAL,false,DEFAULT");
  }

  @Test
  void aFailedStatusGivesItsMessageVerbatimAndIsRolledBack() throws Exception {
    hub.set(Knob.CENTRAL_OUTCOME, CentralOutcome.failed("The moon is in the wrong phase."));
    failsSaying(handler.deploy(STACK, central(HOME)), "The moon is in the wrong phase.");
    assertThat(live()).isEqualTo("LOCAL,false,DEFAULT");
  }

  @Test
  void leavingWhilePoliciesStandFailsAndTheStackStaysCentral() throws Exception {
    handler.deploy(STACK, central(HOME));
    hub.organization().policies(1).associations(1);
    StackOutcome outcome = handler.deploy(STACK, local(HOME, true, "NONE"));
    assertThat(outcome.status()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
    assertThat(outcome.firstFailure())
        .contains("configuration policies", "Disassociate", "deploy again")
        .contains("\"policy-1\" on ORGANIZATIONAL_UNIT ou-exam-00000001");
    assertThat(live()).isEqualTo("CENTRAL");
  }

  @Test
  void aDeniedLookAtThePoliciesChangesNothingButTheWords() throws Exception {
    handler.deploy(STACK, central(HOME));
    hub.organization().policies(1).associations(1).allowOnly(ACTIONS_BUT_FOR_POLICIES);
    try {
      StackOutcome outcome = handler.deploy(STACK, local(HOME, true, "NONE"));
      assertThat(outcome.status()).isEqualTo(StackStatus.UPDATE_ROLLBACK_COMPLETE);
      assertThat(outcome.firstFailure())
          .contains("configuration policies", "ListConfigurationPolicyAssociations")
          .doesNotContain("policy-1", "not authorized");
      assertThat(live()).isEqualTo("CENTRAL");
    } finally {
      hub.organization().allowEverything();
    }
  }

  @Test
  void aLookAtThePoliciesThatHangsCostsNoTime() throws Exception {
    handler.deploy(STACK, central(HOME));
    hub.organization().policies(1).associations(1);
    hub.in(HOME)
        .on(Operation.LIST_CONFIGURATION_POLICIES)
        .failForEver(Fault.late(Duration.ofSeconds(8)));
    hub.after(Duration.ofSeconds(4), () -> hub.organization().policies(0).associations(0));
    StackOutcome outcome = handler.deploy(STACK, local(HOME, true, "NONE"));
    hub.clearScripts();
    assertThat(outcome.status()).isEqualTo(StackStatus.UPDATE_COMPLETE);
    assertThat(live()).isEqualTo("LOCAL,true,NONE");
  }

  @Test
  void aConflictThatPassesIsWaitedFor() throws Exception {
    handler.deploy(STACK, central(HOME));
    hub.set(Knob.LEAVING_CONFLICTS, Lasting.calls(2));
    assertThat(handler.deploy(STACK, local(HOME, true, "NONE")).status())
        .isEqualTo(StackStatus.UPDATE_COMPLETE);
    assertThat(live()).isEqualTo("LOCAL,true,NONE");
  }

  @Test
  void deleteGoesBackToWhatWasThereBeforeCentral() throws Exception {
    hub.in(HOME).configure(LiveConfiguration.local(true, AutoEnableStandards.DEFAULT));
    StackOutcome created = handler.deploy(STACK, central(HOME));
    assertThat(created.status()).isEqualTo(StackStatus.CREATE_COMPLETE);
    StackOutcome deleted = handler.cloudFormation().delete(STACK);
    assertThat(deleted.status()).isEqualTo(StackStatus.DELETE_COMPLETE);
    assertThat(live()).isEqualTo("LOCAL,true,DEFAULT");
  }
}
