package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What can go wrong with each tag operation, and that it is that operation's alone. */
class TagFaultsTest extends HubTest {
  private static final String ARN = "arn:aws:securityhub:eu-west-1:123456789012:hub/default";
  private static final String TAGS = "/tags/" + ARN;

  /** The operations, with a call of each and what it leaves of one tag that was there. */
  enum Call {
    TAG_RESOURCE("{a=1, b=2}"),
    LIST_TAGS_FOR_RESOURCE("{a=1}"),
    UNTAG_RESOURCE("{}");

    private final String after;

    Call(String after) {
      this.after = after;
    }

    Operation operation() {
      return Operation.valueOf(name());
    }

    RestJsonClient.Response send(RestJsonClient client) {
      return switch (this) {
        case TAG_RESOURCE -> client.post(TAGS, "{\"Tags\": {\"b\": \"2\"}}");
        case LIST_TAGS_FOR_RESOURCE -> client.get(TAGS);
        case UNTAG_RESOURCE -> client.delete(TAGS + "?tagKeys=a");
      };
    }
  }

  private String tags() {
    return hub.in(HOME).tags().current().toString();
  }

  private void begin(Call call, Fault fault) {
    hub.in(HOME).tags().set("a", "1");
    hub.in(HOME).on(call.operation()).fail(fault);
  }

  static Stream<Arguments> refusals() {
    return Arrays.stream(Call.values())
        .flatMap(
            call ->
                Stream.of(
                    Arguments.of(call, Fault.throttled(), "429 LimitExceededException"),
                    Arguments.of(call, Fault.internalError(), "500 InternalException"),
                    Arguments.of(call, Fault.error(Refusals.UNKNOWN_HUB), "404 Resource"),
                    Arguments.of(
                        call,
                        Fault.deniedByIam("123456789012", HOME, call.operation()),
                        "403 AccessDeniedException: User: "),
                    Arguments.of(
                        call,
                        Fault.deniedByServiceControlPolicy("123456789012", HOME, call.operation()),
                        "403 AccessDeniedException: User: "),
                    Arguments.of(
                        call,
                        Fault.deniedByTagPolicy("securityhub-organization:stack"),
                        "400 InvalidInputException: ")));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("refusals")
  void aRefusedCallChangesNothingAndTheNextOnePasses(Call call, Fault fault, String error) {
    begin(call, fault);

    assertThat(call.send(home).error()).startsWith(error);
    assertThat(tags()).isEqualTo("{a=1}");
    assertThat(call.send(home).status()).isEqualTo(200);
    assertThat(tags()).isEqualTo(call.after);
  }

  @ParameterizedTest
  @EnumSource
  void aCallThatNeverArrivesChangesNothing(Call call) {
    begin(call, Fault.closed(Moment.BEFORE));
    // The JDK's client sends a GET again where the connection ends.
    hub.in(HOME).on(call.operation()).failForEver(Fault.closed(Moment.BEFORE));

    assertThatThrownBy(() -> call.send(home)).isInstanceOf(UncheckedIOException.class);
    assertThat(tags()).isEqualTo("{a=1}");
  }

  @ParameterizedTest
  @EnumSource
  void aCallWhoseResponseIsLostHasTakenEffect(Call call) {
    begin(call, Fault.reset(Moment.AFTER));
    hub.in(HOME).on(call.operation()).failForEver(Fault.reset(Moment.AFTER));

    assertThatThrownBy(() -> call.send(home)).isInstanceOf(UncheckedIOException.class);
    assertThat(tags()).isEqualTo(call.after);
  }

  @ParameterizedTest
  @EnumSource
  void anInternalErrorCanComeAfterTheEffect(Call call) {
    begin(call, Fault.internalErrorAfterwards());

    assertThat(call.send(home).status()).isEqualTo(500);
    assertThat(tags()).isEqualTo(call.after);
  }

  @Test
  void aFaultOfOneOperationIsNotMetByTheOthers() {
    hub.in(HOME).on(Operation.TAG_RESOURCE).failForEver(Fault.throttled());

    assertThat(Call.TAG_RESOURCE.send(home).status()).isEqualTo(429);
    assertThat(Call.LIST_TAGS_FOR_RESOURCE.send(home).status()).isEqualTo(200);
    assertThat(Call.UNTAG_RESOURCE.send(home).status()).isEqualTo(200);
    assertThat(home.describe()).isEqualTo("LOCAL ENABLED false DEFAULT");
  }

  @Test
  void theRecordOfACallNamesTheResourceAndTheKeys() {
    Call.UNTAG_RESOURCE.send(home);

    var recorded = hub.calls().of(Operation.UNTAG_RESOURCE).list().get(0);
    assertThat(recorded.path()).isEqualTo(TAGS);
    assertThat(recorded.query()).hasToString("{tagKeys=[a]}");
    assertThat(recorded.tookEffect()).isTrue();
  }
}
