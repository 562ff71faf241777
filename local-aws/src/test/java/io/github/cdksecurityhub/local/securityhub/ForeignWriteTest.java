package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What other people do between the calls of a test, and the record of those calls. */
class ForeignWriteTest extends HubTest {
  private static final LiveConfiguration FOREIGN =
      LiveConfiguration.local(true, AutoEnableStandards.NONE);
  private static final Operation DESCRIBE = Operation.DESCRIBE_ORGANIZATION_CONFIGURATION;

  @Test
  void somebodyWritesAtAnyTime() {
    hub.in(HOME).configure(FOREIGN);

    assertThat(home.describe()).isEqualTo("LOCAL ENABLED true NONE");
    assertThat(hub.calls().updates().count()).isZero();
  }

  @Test
  void somebodyWritesBetweenTheNextReadAndTheWriteThatFollows() {
    hub.in(HOME).on(DESCRIBE).afterNext(() -> hub.in(HOME).configure(FOREIGN));

    assertThat(home.describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
    assertThat(hub.in(HOME).live()).isEqualTo(FOREIGN);
    home.local(false, "NONE");
    assertThat(home.describe()).isEqualTo("LOCAL ENABLED false NONE");
  }

  @Test
  void somebodyWritesRightBeforeARead() {
    hub.in(HOME)
        .on(DESCRIBE)
        .undisturbed(1)
        .beforeNext(() -> hub.in(HOME).configure(FOREIGN))
        .beforeNext(() -> hub.in(HOME).unsubscribe());

    assertThat(home.describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
    assertThat(home.describe()).isEqualTo("LOCAL ENABLED true NONE");
    assertThat(home.get("/organization/configuration").status()).isEqualTo(401);
  }

  @Test
  void somebodyWritesRightAfterTheWrite() {
    hub.in(HOME)
        .on(Operation.UPDATE_ORGANIZATION_CONFIGURATION)
        .afterNext(() -> hub.in(HOME).configure(FOREIGN));

    home.local(false, "NONE");

    assertThat(home.describe()).isEqualTo("LOCAL ENABLED true NONE");
    assertThat(hub.calls().updates().thatTookEffect().count()).isEqualTo(1);
  }

  @Test
  void somebodyElsesWriteEndsAChangeOfType() {
    hub.organization().aggregate(HOME);
    home.central();

    hub.in(HOME).configure(FOREIGN);

    for (int i = 0; i < 4; i++) {
      assertThat(home.describe()).isEqualTo("LOCAL ENABLED true NONE");
    }
  }

  @Test
  void everyCallIsRecordedInOrder() {
    home.describe();
    pass(5);
    home.local(true, "NONE");
    other.central();

    assertThat(hub.calls().list())
        .extracting(call -> call.operation().orElseThrow().awsName())
        .containsExactly(
            "DescribeOrganizationConfiguration",
            "UpdateOrganizationConfiguration",
            "UpdateOrganizationConfiguration");
    Call update = hub.calls().updates().in(HOME).list().get(0);
    assertThat(update.at()).isEqualTo(START.plusSeconds(5));
    assertThat(update.account()).isEqualTo("123456789012");
    assertThat(update.body()).contains("\"AutoEnable\": true");
    assertThat(update.status()).hasValue(200);
    assertThat(update.errorCode()).isEmpty();
    assertThat(update.tookEffect()).isTrue();
    Call refused = hub.calls().updates().in(OTHER).list().get(0);
    assertThat(refused.status()).hasValue(404);
    assertThat(refused.errorCode()).hasValue("ResourceNotFoundException");
    assertThat(refused.tookEffect()).isFalse();
  }

  @Test
  void callsAreSelectedAndForgotten() {
    home.describe();
    management(HOME).get("/accounts");
    Calls before = hub.calls();

    hub.forgetCalls();
    home.describe();

    assertThat(before.count()).isEqualTo(2);
    assertThat(before.by(LocalSecurityHub.MANAGEMENT_ACCOUNT).count()).isEqualTo(1);
    assertThat(hub.calls().count()).isEqualTo(1);
    assertThat(hub.in(HOME).calls().describes().count()).isEqualTo(1);
    assertThat(hub.in(OTHER).calls().count()).isZero();
  }

  @Test
  void aRefusedSignatureIsRecordedToo() {
    home.send(home.unsigned("/accounts"));

    Call call = hub.calls().list().get(0);
    assertThat(call.is(Operation.DESCRIBE_HUB)).isTrue();
    assertThat(call.account()).isEmpty();
    assertThat(call.status()).hasValue(403);
  }

  @Test
  void manyCallsAtOnceAreRuledOnOneByOne() {
    hub.set(Knob.LOST_UPDATES, Lasting.calls(10));

    IntStream.range(0, 60).parallel().forEach(i -> home.local(true, "NONE"));

    assertThat(hub.calls().updates().count()).isEqualTo(60);
    assertThat(hub.calls().updates().thatTookEffect().count()).isEqualTo(50);
  }
}
