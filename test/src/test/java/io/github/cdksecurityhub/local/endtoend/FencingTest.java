package io.github.cdksecurityhub.local.endtoend;

import static io.github.cdksecurityhub.local.kit.HandlerStack.central;
import static io.github.cdksecurityhub.local.kit.HandlerStack.local;
import static io.github.cdksecurityhub.local.securityhub.Operation.UPDATE_ORGANIZATION_CONFIGURATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.lambda.HeldEvents;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.Fault;
import io.github.cdksecurityhub.local.securityhub.Lasting;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.RegionHandle;
import io.github.cdksecurityhub.local.securityhub.RegionLinkingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The home Region waits for Security Hub when another Region fails: CloudFormation goes back, and
 * what the home Region waited for comes true minutes later.
 */
@Tag("long")
@Order(1)
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class FencingTest {
  private static final String STACK = "Stack";
  private static final String HOME = "us-east-1";
  private static final String FAR = "eu-west-1";
  private static final String LINKED = "us-west-2";

  private HostedHandler handler;
  private LocalSecurityHub hub;
  private RegionHandle home;

  @BeforeEach
  void start() throws InterruptedException {
    handler = HostedHandler.start(150, CloudFormationOptions.DEFAULT);
    hub = handler.hub();
    home = hub.in(HOME);
    hub.organization().aggregate(HOME, RegionLinkingMode.SPECIFIED_REGIONS, List.of(LINKED));
    hub.in(LINKED).configure(LiveConfiguration.local(true, AutoEnableStandards.DEFAULT));
  }

  @AfterEach
  void stop() {
    handler.close();
  }

  private StackOutcome deploy(Map<String, String> atHome, String standardsFar)
      throws InterruptedException {
    Map<String, Map<String, String>> both =
        Map.of("Home", atHome, "Far", local(FAR, true, standardsFar));
    return handler.cloudFormation().deploy(STACK, handler.template(both));
  }

  /** The far Region's event waits in the queue until the home Region writes, and is refused. */
  private void failFarOnceHomeWrites() {
    HeldEvents far =
        handler.aws().lambda().hold(CustomResourceExchange.deliveries("Update", "Far"));
    home.on(UPDATE_ORGANIZATION_CONFIGURATION).beforeNext(far::close);
    hub.in(FAR)
        .on(UPDATE_ORGANIZATION_CONFIGURATION)
        .fail(Fault.error(400, "InvalidInputException", "Not today."));
  }

  private void awaitQuiet() throws InterruptedException {
    handler.aws().lambda().awaitQuiet(Duration.ofSeconds(150));
  }

  private String live() {
    return Live.summary(home.live());
  }

  private static void assertStatus(StackOutcome outcome, StackStatus status) {
    assertThat(outcome.status()).as(outcome.firstFailure()).isEqualTo(status);
  }

  /** R22: the organization's data is still syncing. */
  @Test
  void anOrganizationIsNotCentralAfterTheRollback() throws Exception {
    assertStatus(deploy(local(HOME, true, "NONE"), "NONE"), StackStatus.CREATE_COMPLETE);
    hub.organization().sync(Lasting.forEver());
    failFarOnceHomeWrites();

    assertStatus(deploy(central(HOME), "DEFAULT"), StackStatus.UPDATE_ROLLBACK_COMPLETE);
    hub.organization().sync(Lasting.none());
    awaitQuiet();

    assertThat(live()).isEqualTo("LOCAL,true,NONE");
    assertThat(Live.summary(hub.in(LINKED).live())).isEqualTo("LOCAL,true,DEFAULT");
    assertThat(home.calls().updates().thatTookEffect().count()).isEqualTo(1);
  }

  /** R28: policies are still associated. */
  @Test
  void anOrganizationStaysCentralAfterTheNextDeployment() throws Exception {
    assertStatus(deploy(central(HOME), "NONE"), StackStatus.CREATE_COMPLETE);
    hub.organization().policies(1).associations(1);
    failFarOnceHomeWrites();

    StackOutcome back = deploy(local(HOME, true, "NONE"), "DEFAULT");
    assertStatus(back, StackStatus.UPDATE_ROLLBACK_COMPLETE);
    hub.organization().policies(0).associations(0);
    assertStatus(deploy(central(HOME), "DEFAULT"), StackStatus.UPDATE_COMPLETE);
    awaitQuiet();

    assertThat(live()).isEqualTo("CENTRAL");
    assertThat(home.calls().updates().thatTookEffect().count()).isEqualTo(1);
    assertThat(home.tags().current())
        .containsEntry(Tags.PREVIOUS, "LOCAL/false/DEFAULT")
        .containsEntry(Tags.PREVIOUS_LINKED, LINKED + "=true/DEFAULT")
        .doesNotContainKey(Tags.WRITER);
  }
}
