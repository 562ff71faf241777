package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What scripts let go wrong, and that nothing else is touched by it. */
class FaultTest extends HubTest {
  private static final Operation UPDATE = Operation.UPDATE_ORGANIZATION_CONFIGURATION;
  private static final Operation DESCRIBE = Operation.DESCRIBE_ORGANIZATION_CONFIGURATION;
  private static final LiveConfiguration WRITTEN =
      LiveConfiguration.local(true, AutoEnableStandards.NONE);

  @Test
  void faultsComeInOrderAndThenNoMore() {
    hub.in(HOME).on(DESCRIBE).fail(Fault.throttled(), 2).pass(1).fail(Fault.internalError());

    assertThat(statuses(5)).isEqualTo("429 429 200 500 200");
  }

  @Test
  void aFaultForEverStaysUntilTheScriptIsCleared() {
    hub.in(HOME).on(DESCRIBE).pass(1).failForEver(Fault.internalError());

    assertThat(statuses(4)).isEqualTo("200 500 500 500");
    hub.in(HOME).on(DESCRIBE).clear();
    assertThat(statuses(1)).isEqualTo("200");
  }

  @Test
  void aFaultIsForItsOperationAndRegion() {
    hub.in(HOME).on(UPDATE).failForEver(Fault.internalError());

    assertThat(home.local(true, "NONE").status()).isEqualTo(500);
    assertThat(statuses(1)).isEqualTo("200");
    assertThat(other.local(true, "NONE").status()).isEqualTo(200);
  }

  @Test
  void theNearestScriptComesFirst() {
    hub.onAny().fail(Fault.error(400, "Fourth", ""));
    hub.on(DESCRIBE).fail(Fault.error(400, "Third", ""));
    hub.in(HOME).onAny().fail(Fault.error(400, "Second", ""));
    hub.in(HOME).on(DESCRIBE).fail(Fault.error(400, "First", ""));

    for (String code : new String[] {"First", "Second", "Third", "Fourth"}) {
      assertThat(home.get("/organization/configuration").errorType()).isEqualTo(code);
    }
    assertThat(statuses(1)).isEqualTo("200");
  }

  @Test
  void clearingForgetsEveryScript() {
    hub.onAny().failForEver(Fault.internalError());
    hub.in(HOME).on(DESCRIBE).failForEver(Fault.internalError());

    hub.clearScripts();

    assertThat(statuses(1)).isEqualTo("200");
  }

  @Test
  void aServerErrorComesBeforeOrAfterTheWrite() {
    hub.in(HOME).on(UPDATE).fail(Fault.internalError());
    assertThat(home.local(true, "NONE").status()).isEqualTo(500);
    assertThat(hub.in(HOME).live()).isEqualTo(LiveConfiguration.fresh());

    hub.in(HOME).on(UPDATE).fail(Fault.internalErrorAfterwards());
    assertThat(home.local(true, "NONE").status()).isEqualTo(500);
    assertThat(hub.in(HOME).live()).isEqualTo(WRITTEN);
  }

  @Test
  void aConnectionThatEndsBeforeTheWriteLeavesNothingWritten() {
    hub.in(HOME).on(UPDATE).fail(Fault.closed(Moment.BEFORE)).fail(Fault.reset(Moment.BEFORE));

    assertThatThrownBy(() -> home.local(true, "NONE")).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> home.local(true, "NONE")).isInstanceOf(UncheckedIOException.class);

    assertThat(hub.in(HOME).live()).isEqualTo(LiveConfiguration.fresh());
    assertThat(hub.calls().updates().thatTookEffect().count()).isZero();
  }

  @Test
  void aConnectionThatEndsAfterTheWriteLeavesItWritten() {
    hub.in(HOME).on(UPDATE).fail(Fault.closed(Moment.AFTER));
    hub.in(OTHER).on(UPDATE).fail(Fault.reset(Moment.AFTER));

    assertThatThrownBy(() -> home.local(true, "NONE")).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> other.local(true, "NONE")).isInstanceOf(UncheckedIOException.class);

    assertThat(hub.in(HOME).live()).isEqualTo(WRITTEN);
    assertThat(hub.in(OTHER).live()).isEqualTo(WRITTEN);
    assertThat(hub.calls().updates())
        .allSatisfy(call -> assertThat(call.tookEffect()).isTrue())
        .allSatisfy(call -> assertThat(call.status()).isEqualTo(OptionalInt.empty()));
  }

  @Test
  void aLateResponseComesAfterTheWrite() {
    hub.in(HOME).on(UPDATE).fail(Fault.late(Duration.ofSeconds(30)));

    assertThatThrownBy(
            () ->
                home.send(
                    home.request("/organization/configuration")
                        .timeout(Duration.ofMillis(300))
                        .POST(
                            java.net.http.HttpRequest.BodyPublishers.ofString(
                                "{\"AutoEnable\":true,\"AutoEnableStandards\":\"NONE\"}"))))
        .hasCauseInstanceOf(HttpTimeoutException.class);

    assertThat(hub.in(HOME).live()).isEqualTo(WRITTEN);
    assertThat(home.describe()).as("others are not held up").isEqualTo("LOCAL ENABLED true NONE");
  }

  @Test
  void aTruncatedBodyIsShorterThanPromised() {
    hub.in(HOME).on(UPDATE).fail(SpoiledBody.truncated());
    hub.in(HOME).on(DESCRIBE).fail(SpoiledBody.truncated());

    assertThatThrownBy(() -> home.local(true, "NONE")).isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(home::describe).isInstanceOf(UncheckedIOException.class);
    assertThat(hub.in(HOME).live()).isEqualTo(WRITTEN);
  }

  @Test
  void aBodyCanBeAnythingAtAll() {
    hub.in(HOME).on(DESCRIBE).fail(SpoiledBody.notJson()).fail(SpoiledBody.replaced("[]"));

    assertThat(home.get("/organization/configuration").body()).startsWith("<html>");
    assertThat(home.get("/organization/configuration").body()).isEqualTo("[]");
  }

  @Test
  void aStatusCanBeAnUnknownOne() {
    hub.in(HOME).on(DESCRIBE).fail(SpoiledBody.unknownStatus("DISABLING"));

    assertThat(home.describe()).isEqualTo("LOCAL DISABLING false DEFAULT");
  }

  @Test
  void fieldsCanBeMissing() {
    hub.in(HOME)
        .on(DESCRIBE)
        .fail(SpoiledBody.missing("OrganizationConfiguration"))
        .fail(SpoiledBody.missing("Status"))
        .fail(SpoiledBody.missing("AutoEnable"))
        .fail(SpoiledBody.missing("NoSuchField"));

    assertThat(describe().has("OrganizationConfiguration")).isFalse();
    JsonNode withoutStatus = describe().path("OrganizationConfiguration");
    assertThat(withoutStatus.has("Status")).isFalse();
    assertThat(withoutStatus.has("ConfigurationType")).isTrue();
    assertThat(describe().has("AutoEnable")).isFalse();
    assertThat(home.describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
  }

  @Test
  void connectionsAreRefusedUntilTheyAreAcceptedAgain() {
    assertThat(statuses(1)).isEqualTo("200");

    hub.refuseConnections();
    // Refused, or closed where the client had kept one open and doesn't know yet.
    assertThatThrownBy(() -> home.local(true, "NONE")).hasCauseInstanceOf(IOException.class);

    hub.acceptConnections();
    assertThat(statuses(1)).isEqualTo("200");
  }

  private JsonNode describe() {
    return home.get("/organization/configuration").json();
  }

  private String statuses(int calls) {
    StringBuilder statuses = new StringBuilder();
    for (int i = 0; i < calls; i++) {
      statuses.append(home.get("/organization/configuration").status()).append(' ');
    }
    return statuses.toString().trim();
  }
}
