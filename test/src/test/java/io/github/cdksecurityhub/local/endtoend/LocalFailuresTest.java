package io.github.cdksecurityhub.local.endtoend;

import static io.github.cdksecurityhub.local.securityhub.Operation.DESCRIBE_ORGANIZATION_CONFIGURATION;
import static io.github.cdksecurityhub.local.securityhub.Operation.UPDATE_ORGANIZATION_CONFIGURATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.run.Live;
import io.github.cdksecurityhub.local.securityhub.Fault;
import io.github.cdksecurityhub.local.securityhub.Knob;
import io.github.cdksecurityhub.local.securityhub.Lasting;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.Moment;
import io.github.cdksecurityhub.local.securityhub.RegionHandle;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which a Create under LOCAL can go wrong, each in a Region of its own. */
@Timeout(90)
@Execution(ExecutionMode.CONCURRENT)
class LocalFailuresTest {

  private static HostedHandler handler;

  @BeforeAll
  static void start() throws Exception {
    handler = HostedHandler.start(20, CloudFormationOptions.DEFAULT);
  }

  @AfterAll
  static void stop() {
    handler.close();
  }

  /**
   * A row of a table.
   *
   * @param region the row's own Region
   * @param why what the row is about
   * @param arrange what is wrong there
   * @param edit what is wrong with the properties
   * @param said what the reason must say; empty where all must go well
   * @param effective how many writes take effect, rollback included
   */
  private record Row(
      String region,
      String why,
      Consumer<RegionHandle> arrange,
      UnaryOperator<Map<String, String>> edit,
      List<String> said,
      int effective) {

    @Override
    public String toString() {
      return why;
    }
  }

  private static Row service(
      String region, String why, Consumer<RegionHandle> arrange, int effective, String... said) {
    return new Row(region, why, arrange, UnaryOperator.identity(), List.of(said), effective);
  }

  private static Row input(
      String region, String why, Consumer<Map<String, String>> edit, String... said) {
    return new Row(
        region,
        why,
        hub -> {},
        properties -> {
          edit.accept(properties);
          return properties;
        },
        List.of(said),
        0);
  }

  static Stream<Row> rows() {
    return Stream.concat(serviceRows(), inputRows());
  }

  private static Stream<Row> serviceRows() {
    return Stream.of(
        service(
            "us-east-1",
            "R13: not the administrator",
            RegionHandle::removeAdministrator,
            0,
            "us-east-1",
            "not the Security Hub delegated administrator",
            "EnableOrganizationAdminAccount",
            "Account 123456789012 is not an administrator for this organization"),
        service(
            "us-east-2",
            "R14: not subscribed",
            RegionHandle::unsubscribe,
            0,
            "us-east-2",
            "EnableSecurityHub",
            "Account 123456789012 is not subscribed to AWS Security Hub"),
        service(
            "us-west-1",
            "R40: a 401 on Update alone still tells which of the two it is",
            hub -> hub.on(UPDATE_ORGANIZATION_CONFIGURATION).beforeNext(hub::removeAdministrator),
            0,
            "not the Security Hub delegated administrator",
            "EnableOrganizationAdminAccount"),
        service(
            "us-west-2",
            "R16: denied by IAM for ever",
            hub ->
                hub.on(DESCRIBE_ORGANIZATION_CONFIGURATION)
                    .failForEver(
                        Fault.deniedByIam(
                            LocalSecurityHub.DEFAULT_ACCOUNT,
                            "us-west-2",
                            DESCRIBE_ORGANIZATION_CONFIGURATION)),
            0,
            "may not call securityhub:DescribeOrganizationConfiguration"),
        service(
            "eu-west-1",
            "R39: denied by IAM once, as a new role can be",
            hub ->
                hub.on(DESCRIBE_ORGANIZATION_CONFIGURATION)
                    .fail(
                        Fault.deniedByIam(
                            LocalSecurityHub.DEFAULT_ACCOUNT,
                            "eu-west-1",
                            DESCRIBE_ORGANIZATION_CONFIGURATION)),
            1),
        service(
            "eu-west-2",
            "R5: throttled three times",
            hub -> hub.on(UPDATE_ORGANIZATION_CONFIGURATION).fail(Fault.throttled(), 3),
            1),
        service(
            "eu-west-3",
            "R3: a fault of the service, on both calls",
            hub -> hub.onAny().fail(Fault.internalError(), 2),
            1),
        service(
            "eu-central-1",
            "an answer lost after the write took effect",
            hub -> hub.on(UPDATE_ORGANIZATION_CONFIGURATION).fail(Fault.reset(Moment.AFTER)),
            1),
        service(
            "eu-north-1",
            "R25: one update acknowledged and not carried out",
            hub -> hub.set(Knob.LOST_UPDATES, Lasting.calls(1)),
            1),
        service(
            "ap-south-1",
            "R25: updates never carried out",
            hub -> hub.set(Knob.LOST_UPDATES, Lasting.forEver()),
            0,
            "LOCAL,true,NONE",
            "Deploy again"),
        service(
            "ap-southeast-1",
            "R26: reads that are stale for a while",
            hub -> hub.set(Knob.STALE_READS, Lasting.calls(2)),
            1));
  }

  private static Stream<Row> inputRows() {
    return Stream.of(
        input("ap-southeast-2", "an unknown property", p -> p.put("Colour", "red"), "Colour"),
        input("ap-northeast-1", "a missing property", p -> p.remove("AutoEnable"), "AutoEnable"),
        input(
            "ap-northeast-2",
            "a bad value",
            p -> p.put("AutoEnableStandards", "SOME"),
            "AutoEnableStandards",
            "DEFAULT",
            "NONE"),
        input(
            "ap-northeast-3",
            "an unknown schema",
            p -> p.put("SchemaVersion", "9"),
            "SchemaVersion"),
        input(
            "sa-east-1",
            "R23: CENTRAL with the fields of LOCAL",
            p -> p.put("ConfigurationType", "CENTRAL"),
            "AutoEnable"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void failsByNameOrGoesWell(Row row) throws Exception {
    RegionHandle hub = handler.hub().in(row.region());
    String before = Live.summary(hub.live());
    row.arrange().accept(hub);
    String stack = "Stack-" + row.region();
    Map<String, String> properties = HostedHandler.local(row.region(), true, "NONE");
    StackOutcome outcome = handler.deploy(stack, row.edit().apply(properties));
    String after = Live.summary(hub.live());
    if (row.said().isEmpty()) {
      assertThat(outcome.status())
          .as(outcome.firstFailure())
          .isEqualTo(StackStatus.CREATE_COMPLETE);
      assertThat(after).isEqualTo("LOCAL,true,NONE");
    } else {
      assertThat(outcome.status()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
      assertThat(outcome.firstFailure()).contains(LocalSecurityHub.DEFAULT_ACCOUNT);
      assertThat(outcome.firstFailure()).contains(row.said());
      assertThat(after).isEqualTo(before);
    }
    assertThat(hub.calls().updates().thatTookEffect().count()).isEqualTo(row.effective());
    outcome.exchanges().forEach(LocalFailuresTest::answeredOnceAndWell);
  }

  static void answeredOnceAndWell(CustomResourceExchange exchange) {
    assertThat(exchange.answers()).hasSize(1);
    assertThat(exchange.refusals()).isEmpty();
    assertThat(exchange.invocations()).hasSize(1);
    String secret = exchange.text("ResponseURL").split("X-Amz-Signature=")[1];
    exchange
        .invocations()
        .get(0)
        .attempts()
        .forEach(attempt -> assertThat(attempt.log()).noneMatch(line -> line.contains(secret)));
  }
}
