package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.Json;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The response's bytes (R37). */
@Tag("R37")
class ResponseTest {
  private static final CustomResourceEvent EVENT = Events.event(RequestType.CREATE, "", Map.of());

  private static Map<String, Object> json(Response response) throws IOException {
    byte[] body = response.toJson(EVENT);
    assertThat(body).hasSizeLessThanOrEqualTo(4096);
    return Json.object(body);
  }

  private static String reason(Response response) throws IOException {
    return (String) json(response).get("Reason");
  }

  /** Text of about {@code bytes} bytes out of whole repetitions of {@code unit}. */
  private static String text(String unit, int bytes) {
    return unit.repeat(Math.max(1, bytes / unit.getBytes(StandardCharsets.UTF_8).length));
  }

  private static void assertCut(Object shown, String whole) {
    String text = (String) shown;
    assertThat(text.codePoints())
        .as("whole characters")
        .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    assertThat(whole).startsWith(text.endsWith("…") ? text.substring(0, text.length() - 1) : text);
    assertThat(text.length()).as("most of what fits").isGreaterThan(100);
  }

  @Test
  void itHasEveryFieldAndAllAreText() throws IOException {
    Map<String, String> data = Map.of("Status", "ENABLED", "StatusMessage", "m");
    assertThat(json(Response.success("updated", ID + "CENTRAL", data)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Status", "SUCCESS",
                "Reason", "updated",
                "PhysicalResourceId", ID + "CENTRAL",
                "StackId", Events.STACK,
                "RequestId", "0f5c4b1e-request",
                "LogicalResourceId", "SecurityHubeuwest1",
                "Data", data));
  }

  @Test
  void aResponseWithoutAnIdIsRefused() {
    assertThatThrownBy(() -> Response.failed("why", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "é", "漢", "🦔", "\u0001", "\"", "\\", "\n", "a🦔", "漢é\u0007", "e\u0301"})
  void aReasonOfAnySizeInAnyScriptFits(String unit) throws IOException {
    for (int bytes : new int[] {2_000, 3_500, 3_600, 3_602, 4_096, 5_120, 200_000}) {
      String reason = text(unit, bytes);
      assertCut(reason(Response.failed(reason, ID + "CENTRAL")), reason);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "漢", "🦔", "\u0001", "\"", "a🦔"})
  void aReasonAndAnAttributeOfFiveKilobytesFit(String unit) throws IOException {
    String text = text(unit, 5_120);
    Map<String, String> data = Map.of("StatusMessage", text, "Outcome", "updated");
    Map<String, Object> json = json(Response.success(text, ID + "CENTRAL", data));
    assertCut(json.get("Reason"), text);
    Map<?, ?> shown = (Map<?, ?>) json.get("Data");
    assertCut(shown.get("StatusMessage"), text);
    assertThat(shown.get("Outcome")).isEqualTo("updated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "\udc00", "x\ud83e", "\udd94x", "\ud83e\ud83e\udd94"})
  void halfASurrogatePairIsReplaced(String broken) throws IOException {
    for (String text : new String[] {broken, broken.repeat(3_000)}) {
      assertThat(reason(Response.failed("Reason " + text, ID + "CENTRAL")))
          .startsWith("Reason ")
          .contains("?");
    }
    assertThat(json(Response.failed("r", "x\ud800y"))).containsEntry("PhysicalResourceId", "x?y");
  }

  @Test
  void aResponseOfExactly4096BytesIsNotCut() throws IOException {
    int rest = Response.failed("x", "id").toJson(EVENT).length - 1;
    String longest = "x".repeat(4096 - rest);
    assertThat(reason(Response.failed(longest, "id"))).isEqualTo(longest);
    assertThat(reason(Response.failed(longest + "x", "id")))
        .endsWith("x…")
        .hasSizeGreaterThan(3000);
  }

  @Test
  void theLongestIdLeavesRoomForTheReason() throws IOException {
    Map<String, Object> json = json(Response.failed(text("漢", 5_120), "x".repeat(1024)));
    assertThat((String) json.get("PhysicalResourceId")).hasSize(1024);
    assertThat((String) json.get("Reason")).hasSizeGreaterThan(300);
  }

  @Test
  void idsThatLeaveNoRoomFailTheInvocation() {
    assertThatThrownBy(() -> Response.failed("r", "x".repeat(5_000)).toJson(EVENT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ids");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "漢", "🦔"})
  void aCutReasonStillHasCauseAndNextStep(String unit) throws IOException {
    LifecycleScenario run = LifecycleScenario.where(OFF);
    run.hub.settle(Duration.ofSeconds(1), ConfigurationStatus.FAILED, text(unit, 5_120));
    assertThat(reason(run.create(CENTRAL)))
        .startsWith("Cannot update the organization configuration of 123456789012 in eu-west-1: ")
        .contains("then reported the Status FAILED", "then deploy again.")
        .endsWith(unit + "…");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PENDING", "MIGRATING"})
  void aCutReasonOfAWaitStillHasItsNextStep(String status) throws IOException {
    LifecycleScenario run =
        LifecycleScenario.where(
            FakeSecurityHub.live(CENTRAL, new ConfigurationStatus(status), text("漢", 5_120)));
    assertThat(reason(run.create(CENTRAL))).contains(status, "then deploy again");
  }

  @Test
  void aDeleteThatLeavesEverythingShowsNoStatusMessage() throws IOException {
    LifecycleScenario run =
        LifecycleScenario.where(
                FakeSecurityHub.live(CENTRAL, ConfigurationStatus.ENABLED, text("a", 5_120)))
            .owned(OFF);
    Map<String, Object> json = json(run.delete(ID, OFF, OnDelete.RESTORE));
    assertThat((String) json.get("Reason")).startsWith("left: live is CENTRAL (ENABLED)");
    assertThat((Map<?, ?>) json.get("Data")).hasToString("{Outcome=left}");
  }
}
