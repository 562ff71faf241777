package io.github.cdksecurityhub.lambda.securityhub;

import static io.github.cdksecurityhub.lambda.securityhub.Wire.HOME;
import static io.github.cdksecurityhub.lambda.securityhub.Wire.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.RawServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a read makes of the response: all that is there, and nothing that is not (R7 to R10). */
@Tag("R7")
@Tag("R8")
@Tag("R9")
@Tag("R10")
@ResourceLock(Wire.LOCK)
class DescriptionTest {
  private final Wire wire = Wire.fresh();

  @Test
  void aDescriptionIsReadInFull() {
    wire.server.usually(
        live(
            "{\"AutoEnable\":false,\"AutoEnableStandards\":\"DEFAULT\",\"MemberAccountLimitReached\":true,\"Unknown\":{},"
                + "\"OrganizationConfiguration\":{\"ConfigurationType\":\"CENTRAL\",\"Status\":\"PENDING\",\"StatusMessage\":\"漢🦔\"}}"));
    assertThat(wire.ask(HOME, "describe"))
        .containsExactly("ok", "CENTRAL,false,DEFAULT", "PENDING", "漢🦔", "true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MIGRATING", "enabled", "DISABLED"})
  void aStatusThatTheSdkDoesNotKnowComesThroughAsItIs(String status) {
    wire.server.usually(
        live(
            "{\"AutoEnable\":false,\"AutoEnableStandards\":\"NONE\",\"OrganizationConfiguration\":{\"ConfigurationType\":\"LOCAL\",\"Status\":\""
                + status
                + "\"}}"));
    assertThat(wire.ask(HOME, "describe"))
        .containsExactly("ok", "LOCAL,false,NONE", status, "", "false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"AutoEnable\":true,\"AutoEnableStandards\":\"NONE\"}",
        "{\"AutoEnable\":true,\"AutoEnableStandards\":\"NONE\",\"OrganizationConfiguration\":null}",
        "{\"AutoEnable\":true,\"AutoEnableStandards\":\"NONE\",\"OrganizationConfiguration\":{}}",
        "{\"AutoEnable\":true,\"AutoEnableStandards\":\"NONE\",\"OrganizationConfiguration\":{\"Status\":\"ENABLED\"}}",
        "{\"AutoEnable\":true,\"AutoEnableStandards\":\"NONE\",\"OrganizationConfiguration\":{\"ConfigurationType\":\"HYBRID\",\"Status\":\"ENABLED\"}}",
        "{\"AutoEnable\":true,\"AutoEnableStandards\":\"ALL\",\"OrganizationConfiguration\":{\"ConfigurationType\":\"LOCAL\",\"Status\":\"ENABLED\"}}",
        "{\"AutoEnable\":true,\"OrganizationConfiguration\":{\"ConfigurationType\":\"LOCAL\",\"Status\":\"ENABLED\"}}",
        "{\"AutoEnableStandards\":\"NONE\",\"OrganizationConfiguration\":{\"ConfigurationType\":\"LOCAL\",\"Status\":\"ENABLED\"}}",
        "",
        "[]",
        "<html>no</html>",
        "{\"AutoEnable\":tr",
        "{\"AutoEnable\":\"maybe\",\"AutoEnableStandards\":5,\"OrganizationConfiguration\":[]}"
      })
  void nothingIsGuessedFromAResponseThatLacksWhatADecisionNeeds(String body) {
    wire.server.usually(live(body));
    assertThat(wire.ask(HOME, "describe")).first().isIn("UNREADABLE_RESPONSE", "CONNECTION_LOST");
    wire.onlyRequest();
  }

  @Test
  void aResponseThatBreaksOffIsATroubleThatPassesNotADecision() {
    wire.server.usually(
        RawServer.bytes("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"AutoEnable\":true,"));
    assertThat(wire.ask(HOME, "describe")).first().isIn("UNREADABLE_RESPONSE", "CONNECTION_LOST");
    wire.onlyRequest();
  }
}
