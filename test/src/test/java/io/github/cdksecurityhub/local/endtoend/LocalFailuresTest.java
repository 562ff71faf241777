package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.RegionHandle;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a user sees of a Create under LOCAL that is refused, each in a Region of its own; every
 * other fault is the fault matrix's.
 */
@Timeout(120)
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
   * @param said what the reason must say
   */
  private record Row(
      String region,
      String why,
      Consumer<RegionHandle> arrange,
      UnaryOperator<Map<String, String>> edit,
      List<String> said) {

    @Override
    public String toString() {
      return why;
    }
  }

  private static Row service(
      String region, String why, Consumer<RegionHandle> arrange, String... said) {
    return new Row(region, why, arrange, UnaryOperator.identity(), List.of(said));
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
        List.of(said));
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
            "us-east-1",
            "not the Security Hub delegated administrator",
            "EnableOrganizationAdminAccount",
            "Account 123456789012 is not an administrator for this organization"),
        service(
            "us-east-2",
            "R14: not subscribed",
            RegionHandle::unsubscribe,
            "us-east-2",
            "EnableSecurityHub",
            "Account 123456789012 is not subscribed to AWS Security Hub"));
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
  void failsByNameAndWritesNothing(Row row) throws Exception {
    RegionHandle hub = handler.hub().in(row.region());
    String before = Live.summary(hub.live());
    row.arrange().accept(hub);
    String stack = "Stack-" + row.region();
    Map<String, String> properties = HostedHandler.local(row.region(), true, "NONE");
    StackOutcome outcome = handler.deploy(stack, row.edit().apply(properties));
    String after = Live.summary(hub.live());
    assertThat(outcome.status()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
    assertThat(outcome.firstFailure()).contains(LocalSecurityHub.DEFAULT_ACCOUNT);
    assertThat(outcome.firstFailure()).contains(row.said());
    assertThat(after).isEqualTo(before);
    assertThat(hub.calls().updates().list()).isEmpty();
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
