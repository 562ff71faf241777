package io.github.cdksecurityhub.local.faultmatrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange;
import io.github.cdksecurityhub.local.lambda.Attempt;
import io.github.cdksecurityhub.local.lambda.AttemptOutcome;
import io.github.cdksecurityhub.local.lambda.Invocation;
import io.github.cdksecurityhub.local.securityhub.Call;
import io.github.cdksecurityhub.local.securityhub.ConfigurationStatus;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What must be true in every case, also where the committed matrix is otherwise. */
final class Invariants {
  private static final List<String> SECRETS =
      List.of(
          "X-Amz-Signature",
          "X-Amz-Credential",
          "example-secret-access-key",
          "example-session-token",
          "ResponseURL\"",
          "ResourceProperties",
          "ServiceToken\"");

  private static final String PREFIX = "securityhub-organization:";

  private final FaultCase faultCase;
  private final int callsBefore;
  private final List<String> violations = new ArrayList<>();

  Invariants(FaultCase faultCase, int callsBefore) {
    this.faultCase = faultCase;
    this.callsBefore = callsBefore;
  }

  List<String> violations() {
    for (CustomResourceExchange event : faultCase.exchanges()) {
      responsesDoNotContradict(event);
      respondsWherePossible(event);
      successIsTheTruth(event);
      secretsStaySecret(event);
    }
    List<Call> writes =
        faultCase.region().calls().stream().skip(callsBefore).filter(Call::tookEffect).toList();
    for (Call write : writes) {
      if (write.is(Operation.UPDATE_ORGANIZATION_CONFIGURATION)) {
        updateIsWanted(write);
      } else {
        tagsAreOurs(write);
      }
    }
    return violations;
  }

  private void violated(CustomResourceExchange event, String what) {
    violations.add(event.requestType() + ": " + what);
  }

  /** Each delivery of an event gives one response, however often it is put. */
  private void responsesDoNotContradict(CustomResourceExchange event) {
    long distinct = event.responses().stream().distinct().count();
    if (distinct > event.invocations().size()) {
      violated(event, "responded differently: " + event.responses());
    }
    long statuses = event.responses().stream().map(a -> a.path("Status")).distinct().count();
    if (statuses > 1) {
      violated(event, "responded SUCCESS and FAILED: " + event.responses());
    }
  }

  /** Without a response, Lambda has run it as often as it does and not once to a good end. */
  private void respondsWherePossible(CustomResourceExchange event) {
    for (Invocation invocation : event.invocations()) {
      List<Attempt> attempts = invocation.attempts();
      boolean hopeless =
          invocation.end().equals(Optional.of(Invocation.End.FAILED))
              && attempts.stream().noneMatch(attempt -> attempt.outcome().succeeded());
      if (event.responses().isEmpty() && !hopeless) {
        violated(event, "no response although " + outcomes(attempts));
      }
      boolean timedOut =
          attempts.stream().anyMatch(a -> a.outcome() instanceof AttemptOutcome.TimedOut);
      if (timedOut) {
        violated(event, "the function's time ran out: " + outcomes(attempts));
      }
    }
  }

  private static List<AttemptOutcome> outcomes(List<Attempt> attempts) {
    return attempts.stream().map(Attempt::outcome).toList();
  }

  /** SUCCESS is sent only while live is what the event wants. */
  private void successIsTheTruth(CustomResourceExchange event) {
    Optional<JsonNode> response = event.responses().stream().findFirst();
    if (response.isEmpty() || !response.get().path("Status").asText().equals("SUCCESS")) {
      return;
    }
    String outcome = response.get().path("Data").path("Outcome").asText();
    if (outcome.equals("left") || outcome.equals("retained")) {
      return;
    }
    LiveConfiguration live = faultCase.liveAtResponse().get(event.text("RequestId"));
    boolean asWanted = Configuration.of(live).equals(faultCase.wantedBy(event));
    if (!asWanted || live.status() != ConfigurationStatus.ENABLED) {
      violated(event, "SUCCESS while live is " + live);
    }
  }

  /** An update is what an event wants that was sent by then and has no response yet. */
  private void updateIsWanted(Call call) {
    Configuration written = Configuration.writtenBy(call);
    if (open(call).noneMatch(event -> faultCase.wantedBy(event).equals(written))) {
      violations.add("an update that no open event wants: " + call);
    }
  }

  /** Tags are written while an event is open, and no others than ours. */
  private void tagsAreOurs(Call call) {
    boolean isOurs =
        call.is(Operation.TAG_RESOURCE)
            ? Configuration.tagsWrittenBy(call).allMatch(key -> key.startsWith(PREFIX))
            : call.query().get("tagKeys").stream().allMatch(key -> key.startsWith(PREFIX));
    if (!isOurs || open(call).findAny().isEmpty()) {
      violations.add("a write of tags that no open event wants: " + call);
    }
  }

  private Stream<CustomResourceExchange> open(Call call) {
    return faultCase.exchanges().stream().filter(event -> isOpenAt(call.at(), event));
  }

  private static boolean isOpenAt(Instant at, CustomResourceExchange event) {
    boolean deliveredAgain = event.invocations().size() > 1;
    Instant end = event.took().map(event.sent()::plus).orElse(Instant.MAX);
    return !at.isBefore(event.sent()) && (deliveredAgain || !at.isAfter(end));
  }

  private void secretsStaySecret(CustomResourceExchange event) {
    String query = URI.create(event.text("ResponseURL")).getRawQuery();
    Stream<String> logs =
        event.invocations().stream()
            .flatMap(invocation -> invocation.attempts().stream())
            .flatMap(attempt -> attempt.log().stream());
    Stream<String> responses = event.responses().stream().map(JsonNode::toString);
    Stream.concat(logs, responses)
        .filter(line -> line.contains(query) || SECRETS.stream().anyMatch(line::contains))
        .forEach(line -> violated(event, "a secret is printed: " + line));
  }
}
