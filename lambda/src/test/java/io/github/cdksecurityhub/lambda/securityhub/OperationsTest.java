package io.github.cdksecurityhub.lambda.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.Json;
import io.github.cdksecurityhub.lambda.RawServer;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.wire.Connections;
import io.github.cdksecurityhub.lambda.wire.Credentials;
import io.github.cdksecurityhub.lambda.wire.Endpoint;
import io.github.cdksecurityhub.lambda.wire.Request;
import io.github.cdksecurityhub.lambda.wire.Service;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** Each request is the one that AWS's SDK makes for the same operation. */
class OperationsTest {
  private static RawServer server;
  private static SecurityHubClient sdk;
  private static Service ours;

  @BeforeAll
  static void start() throws IOException {
    server = new RawServer();
    server.usually(RawServer.reply(200, "{}"));
    sdk = SdkOracle.at(server);
    ours =
        new Service(
            new Endpoint("securityhub", "eu-west-1", URI.create(server.url())),
            () -> new Credentials("key", "secret", Optional.empty()),
            new Connections(Duration.ofSeconds(3), Duration.ofSeconds(10)),
            InstantSource.system());
  }

  @AfterAll
  static void stop() {
    sdk.close();
    server.close();
  }

  static Stream<Arguments> operations() {
    return Stream.of(
        operation("DescribeHub", Operations::describeHub, it -> it.describeHub(request -> {})),
        operation(
            "DescribeOrganizationConfiguration",
            Operations::describeOrganizationConfiguration,
            it -> it.describeOrganizationConfiguration(request -> {})),
        update("LOCAL,true,DEFAULT"),
        update("LOCAL,false,NONE"),
        update("CENTRAL"),
        operation(
            "ListFindingAggregators",
            Operations::listFindingAggregators,
            it -> it.listFindingAggregators(request -> {})),
        policies(null),
        policies("next page? + = & ü"),
        associations(null),
        associations("next \"page\" ü"));
  }

  private static Arguments operation(
      String name, Supplier<Request> request, Consumer<SecurityHubClient> it) {
    return Arguments.of(name, request, it);
  }

  private static Arguments update(String desired) {
    OrganizationConfiguration configuration =
        OrganizationConfiguration.decode(desired).orElseThrow();
    return operation(
        "UpdateOrganizationConfiguration " + desired,
        () -> Operations.updateOrganizationConfiguration(configuration),
        it ->
            it.updateOrganizationConfiguration(
                request ->
                    request
                        .autoEnable(configuration.autoEnable())
                        .autoEnableStandards(configuration.standards().name())
                        .organizationConfiguration(
                            type -> type.configurationType(configuration.type().name()))));
  }

  private static Arguments policies(String token) {
    return operation(
        "ListConfigurationPolicies " + token,
        () -> Operations.listConfigurationPolicies(Optional.ofNullable(token)),
        it -> it.listConfigurationPolicies(request -> request.nextToken(token)));
  }

  private static Arguments associations(String token) {
    return operation(
        "ListConfigurationPolicyAssociations " + token,
        () -> Operations.listAppliedPolicyAssociations(Optional.ofNullable(token)),
        it ->
            it.listConfigurationPolicyAssociations(
                request ->
                    request
                        .nextToken(token)
                        .filters(filters -> filters.associationType("APPLIED"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void itIsTheSdksOwn(String name, Supplier<Request> request, Consumer<SecurityHubClient> bySdk)
      throws IOException {
    server.fresh();
    bySdk.accept(sdk);
    ours.call(request.get());
    RawServer.Request expected = server.requests().get(0);
    RawServer.Request made = server.requests().get(1);
    assertThat(made.line()).isEqualTo(expected.line());
    assertThat(made.body().length == 0).isEqualTo(expected.body().length == 0);
    if (made.body().length > 0) {
      assertThat(Json.object(made.body())).isEqualTo(Json.object(expected.body()));
      assertThat(made.header("Content-Type")).isEqualTo(expected.header("Content-Type"));
    }
    assertThat(made.header("Host")).isEqualTo(expected.header("Host"));
    assertThat(made.header("User-Agent")).isEqualTo("securityhub-organization");
  }
}
