package io.github.cdksecurityhub.lambda.cloudformation;

import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.CENTRAL;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.ID;
import static io.github.cdksecurityhub.lambda.cloudformation.LifecycleScenario.OFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.Json;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answer's bytes (R37). */
class ResponseSerializerTest {
  private static final CustomResourceEvent EVENT = Events.event("Create", "", Map.of());

  private static Map<String, Object> written(Response answer) {
    byte[] body = ResponseSerializer.write(EVENT, answer);
    assertThat(body).hasSizeLessThanOrEqualTo(4096);
    return Json.object(body);
  }

  private static Map<String, String> attributes(String message) {
    return Attributes.of(
        "eu-west-1",
        io.github.cdksecurityhub.lambda.model.Outcome.UPDATED,
        new io.github.cdksecurityhub.lambda.reconcile.ReconcileResult(
            FakeSecurityHub.live(CENTRAL, ConfigurationStatus.ENABLED, message), true, "a -> b"),
        "CENTRAL");
  }

  /** Text of about {@code bytes} bytes out of whole repetitions of {@code unit}. */
  private static String text(String unit, int bytes) {
    return unit.repeat(Math.max(1, bytes / unit.getBytes(StandardCharsets.UTF_8).length));
  }

  private static void assertCutOf(Object shown, String whole, String unit) {
    String text = (String) shown;
    assertThat(text.codePoints())
        .as("no half characters, none replaced")
        .noneMatch(point -> Character.getType(point) == Character.SURROGATE || point == 0xFFFD);
    String kept = text.endsWith("…") ? text.substring(0, text.length() - 1) : text;
    assertThat(whole).startsWith(kept);
    assertThat(kept.length()).as("as much as fits").isGreaterThan(100);
    assertThat(unit).isNotEmpty();
  }

  @Test
  void everythingIsThereAndEveryValueIsAString() {
    Map<String, Object> json =
        written(Response.success("updated", ID + "CENTRAL", attributes("m")));
    assertThat(json)
        .containsEntry("Status", "SUCCESS")
        .containsEntry("Reason", "updated")
        .containsEntry("PhysicalResourceId", ID + "CENTRAL")
        .containsEntry("StackId", Events.STACK)
        .containsEntry("RequestId", "0f5c4b1e-request")
        .containsEntry("LogicalResourceId", "SecurityHubeuwest1")
        .containsEntry("Data", new LinkedHashMap<>(attributes("m")));
  }

  @Test
  void anAnswerWithoutIdOrReasonCannotBeMade() {
    assertThatThrownBy(() -> Response.failed("", "id"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Response.failed("why", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "é", "漢", "🦔", "\u0001", "\"", "\\", "\n", "a🦔", "漢é\u0007", "e\u0301"})
  void aReasonOfAnySizeInAnyScriptFits(String unit) {
    for (int bytes :
        new int[] {2_000, 3_000, 3_500, 3_600, 3_601, 3_602, 3_603, 4_096, 5_120, 200_000}) {
      String reason = text(unit, bytes);
      assertCutOf(written(Response.failed(reason, ID + "CENTRAL")).get("Reason"), reason, unit);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "漢", "🦔", "\u0001", "\"", "a🦔"})
  void aStatusMessageOfFiveKilobytesFits(String unit) {
    String message = text(unit, 5_120);
    Map<String, Object> json =
        written(Response.success("updated", ID + "CENTRAL", attributes(message)));
    Map<?, ?> data = (Map<?, ?>) json.get("Data");
    assertThat(data).hasSize(10);
    assertThat(data.get("Outcome")).isEqualTo("updated");
    assertThat(data.get("PreviousConfiguration")).isEqualTo("CENTRAL");
    assertCutOf(data.get("StatusMessage"), message, unit);
    assertThat(json.get("Reason")).isEqualTo("updated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "🦔", "\u0001"})
  void bothAtOnceFit(String unit) {
    String text = text(unit, 5_120);
    Map<String, Object> json = written(Response.success(text, ID + "CENTRAL", attributes(text)));
    assertCutOf(json.get("Reason"), text, unit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "\udc00", "x\ud83e", "\udd94x", "\ud83e\ud83e\udd94"})
  void loneSurrogatesBecomeTheReplacementCharacter(String broken) {
    for (String text : new String[] {broken, broken.repeat(3_000)}) {
      Map<String, Object> json = written(Response.failed("Reason " + text, ID + "CENTRAL"));
      assertThat((String) json.get("Reason")).startsWith("Reason ").contains("\ufffd");
    }
  }

  @Test
  void everyFieldOfTheEventMayHoldLoneSurrogates() {
    CustomResourceEvent odd =
        new CustomResourceEvent(
            "Create", new ResponseUrl(""), "\ud800", "\udc00", "x\ud800y", "", Map.of(), "");
    Map<String, Object> json =
        Json.object(ResponseSerializer.write(odd, Response.failed("r", "\ud800")));
    assertThat(json)
        .containsEntry("StackId", "\ufffd")
        .containsEntry("LogicalResourceId", "x\ufffdy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "漢", "🦔"})
  void theCauseComesFirstAndSurvivesTheCut(String unit) {
    LifecycleScenario run = LifecycleScenario.where(OFF);
    run.hub.settle(Duration.ofSeconds(1), ConfigurationStatus.FAILED, text(unit, 5_120));
    String reason = (String) written(run.create(CENTRAL)).get("Reason");
    assertThat(reason)
        .startsWith("Cannot update the organization configuration of 123456789012 in eu-west-1: ")
        .contains("then reported the Status FAILED", "then deploy again.");
  }

  /** Decision 8: a wait that ends says what was pending and that deploying again is safe. */
  @ParameterizedTest
  @ValueSource(strings = {"PENDING", "MIGRATING"})
  void theEndOfAWaitKeepsItsNextStepBesideAStatusMessageOfFiveKilobytes(String status) {
    LifecycleScenario run =
        LifecycleScenario.where(
            FakeSecurityHub.live(CENTRAL, new ConfigurationStatus(status), text("漢", 5_120)));
    String reason = (String) written(run.create(CENTRAL)).get("Reason");
    assertThat(reason).contains(status, "Deploy again: that is safe");
  }

  @Test
  void aChangeThatNeverShowsKeepsItsNextStepBesideAStatusMessageOfFiveKilobytes() {
    LifecycleScenario run =
        LifecycleScenario.where(
            FakeSecurityHub.live(OFF, ConfigurationStatus.ENABLED, text("a", 5_120)));
    run.hub.loseUpdates(100);
    String reason =
        (String) written(run.update(ID + "CENTRAL", LifecycleScenario.ON)).get("Reason");
    assertThat(reason).contains("acknowledged 5 times", "deploy again");
  }

  @Test
  void aDeleteThatLeavesAllSaysWhyBesideAStatusMessageOfFiveKilobytes() {
    LifecycleScenario run =
        LifecycleScenario.where(
            FakeSecurityHub.live(CENTRAL, ConfigurationStatus.ENABLED, text("a", 5_120)));
    Map<String, Object> json = written(run.delete(ID + OFF.encoded(), OFF, OnDelete.RESTORE));
    assertThat((String) json.get("Reason")).startsWith("left: live is CENTRAL");
    assertThat((Map<?, ?>) json.get("Data")).hasToString("{Outcome=left}");
  }

  @Test
  void theLongestIdThatIsAllowedLeavesRoomForTheReason() {
    Map<String, Object> json = written(Response.failed(text("漢", 5_120), "x".repeat(1024)));
    assertThat((String) json.get("PhysicalResourceId")).hasSize(1024);
    assertThat(((String) json.get("Reason")).length()).isGreaterThan(300);
  }

  @Test
  void halfACharacterOfEitherKindIsReplaced() {
    for (String half : List.of("\ud800", "\udbff", "\udc00", "\udfff")) {
      assertThat(written(Response.failed("a" + half + "b", "id")))
          .containsEntry("Reason", "a\ufffdb");
    }
    for (String whole : List.of("\ud7ff", "\ue000")) {
      assertThat(written(Response.failed(whole, "id"))).containsEntry("Reason", whole);
    }
  }

  @Test
  void anAnswerOfExactly4096BytesIsNotCut() {
    int rest = ResponseSerializer.write(EVENT, Response.failed("x", "id")).length - 1;
    String longest = "x".repeat(4096 - rest);
    assertThat(written(Response.failed(longest, "id"))).containsEntry("Reason", longest);
  }

  @Test
  void aReasonIsCutByNoByteMoreThanItMust() {
    byte[] body = ResponseSerializer.write(EVENT, Response.failed("x".repeat(10_000), "id"));
    assertThat(body).hasSize(4096);
  }

  @Test
  void idsThatLeaveNoRoomForWordsAreAProblemAndTheLongestThatAreRealAreNone() {
    assertThat(ResponseSerializer.problem(echoing(2_000, 255, 1_024))).isPresent();
    assertThat(ResponseSerializer.problem(echoing(3_100, 1, 1))).isPresent();
    assertThat(ResponseSerializer.problem(echoing(256, 255, 1_024))).isEmpty();
    assertThat(ResponseSerializer.problem(echoing(256, 255, 100_000)))
        .as("an id that is not echoed")
        .isEmpty();
  }

  private static CustomResourceEvent echoing(int stack, int logical, int physical) {
    return new CustomResourceEvent(
        "Create",
        new ResponseUrl(Events.URL),
        "s".repeat(stack),
        "0f5c4b1e-request",
        "l".repeat(logical),
        "p".repeat(physical),
        Map.of(),
        "");
  }
}
