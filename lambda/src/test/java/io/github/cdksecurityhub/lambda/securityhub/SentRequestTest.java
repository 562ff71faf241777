package io.github.cdksecurityhub.lambda.securityhub;

import static io.github.cdksecurityhub.lambda.securityhub.Wire.HOME;
import static io.github.cdksecurityhub.lambda.securityhub.Wire.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.Json;
import io.github.cdksecurityhub.lambda.RawServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out over the wire: every field, signed for its Region, and no more (R1, R9, R12). */
@Tag("slow")
@Tag("R1")
@Tag("R9")
@Tag("R12")
@ResourceLock(Wire.LOCK)
class SentRequestTest {
  private final Wire wire = Wire.fresh();

  @ParameterizedTest
  @CsvSource({
    "'LOCAL,false,DEFAULT',LOCAL,false,DEFAULT",
    "'LOCAL,false,NONE',LOCAL,false,NONE",
    "'LOCAL,true,DEFAULT',LOCAL,true,DEFAULT",
    "'LOCAL,true,NONE',LOCAL,true,NONE",
    "CENTRAL,CENTRAL,false,NONE"
  })
  void anUpdateSendsEveryFieldAndNoStatus(
      String desired, String type, boolean autoEnable, String standards) {
    assertThat(wire.ask(HOME, desired)).containsExactly("ok");
    RawServer.Request request = wire.onlyRequest();
    assertThat(request.line()).isEqualTo("POST /organization/configuration HTTP/1.1");
    assertThat(Json.object(request.body()))
        .isEqualTo(
            Map.of(
                "AutoEnable",
                autoEnable,
                "AutoEnableStandards",
                standards,
                "OrganizationConfiguration",
                Map.of("ConfigurationType", type)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-west-1", "ap-southeast-2", "cn-north-1", "us-gov-west-1"})
  void theRequestIsSignedForThePlacesRegionNotTheFunctions(String region) {
    wire.server.usually(live(Wire.LIVE));
    wire.ask(region, "describe");
    assertThat(wire.onlyRequest().line()).isEqualTo("GET /organization/configuration HTTP/1.1");
    assertThat(wire.onlyRequest().header("Authorization"))
        .contains("/" + region + "/securityhub/aws4_request");
    assertThat(wire.onlyRequest().header("X-Amz-Security-Token")).isEqualTo("test");
  }

  @Test
  void withoutCredentialsNothingIsSentAndTheCauseIsThat() throws IOException {
    try (ProbeProcess anonymous = new ProbeProcess(Map.of("AWS_ENDPOINT_URL", wire.server.url()))) {
      assertThat(List.of("describe", "home", "policies", "CENTRAL"))
          .allSatisfy(
              what ->
                  assertThat(anonymous.ask(HOME, what))
                      .startsWith("NO_CREDENTIALS")
                      .endsWith("certain"));
      assertThat(wire.server.connections()).isZero();
    }
  }

  @Test
  void theServicesOwnEndpointGoesFirstAndWhereNobodyListensNothingWasSent() throws IOException {
    RawServer hub = new RawServer();
    try (hub;
        ProbeProcess both =
            new ProbeProcess(
                Map.of(
                    "AWS_ENDPOINT_URL",
                    wire.server.url(),
                    "AWS_ENDPOINT_URL_SECURITYHUB",
                    hub.url(),
                    "AWS_ACCESS_KEY_ID",
                    "test",
                    "AWS_SECRET_ACCESS_KEY",
                    "test"))) {
      assertThat(both.ask(HOME, "CENTRAL")).containsExactly("ok");
      assertThat(hub.requests()).hasSize(1);
      hub.close();
      try (Socket unheard = new Socket()) {
        // Without this, another test's server may get the port.
        unheard.setReuseAddress(true);
        unheard.bind(new InetSocketAddress("127.0.0.1", URI.create(hub.url()).getPort()));
        assertThat(both.ask(HOME, "CENTRAL")).startsWith("UNREACHABLE").endsWith("certain");
      }
      assertThat(wire.server.connections()).isZero();
    }
  }

  /** A PATCH, which settings are sent by, goes through another HTTP client. */
  @Test
  void theProxyOfTheEnvironmentIsUsedAndNoProxyIsRespected() throws IOException {
    try (RawServer proxy = new RawServer();
        ProbeProcess behind =
            new ProbeProcess(
                Map.of(
                    "HTTPS_PROXY", proxy.url(),
                    "NO_PROXY", "securityhub.us-east-1.amazonaws.com",
                    "AWS_ACCESS_KEY_ID", "test",
                    "AWS_SECRET_ACCESS_KEY", "test"))) {
      proxy.usually(RawServer.reply(403, ""));
      for (String what : List.of("describe", "settings")) {
        proxy.fresh();
        assertThat(behind.ask(HOME, what)).first().isNotEqualTo("ok");
        assertThat(proxy.requests())
            .extracting(RawServer.Request::line)
            .contains("CONNECT securityhub.eu-west-1.amazonaws.com:443 HTTP/1.1");
        proxy.fresh();
        behind.ask("us-east-1", what);
        assertThat(proxy.connections()).isZero();
      }
    }
  }
}
