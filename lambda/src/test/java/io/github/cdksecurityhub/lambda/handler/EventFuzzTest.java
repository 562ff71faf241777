package io.github.cdksecurityhub.lambda.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.Json;
import io.github.cdksecurityhub.lambda.RawServer;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Events as nobody should send them, by the thousand: exactly one well-formed answer where one is
 * possible, otherwise a failed invocation with one clear line; never a write that the event doesn't
 * entitle to; never a word of the address's query, the credentials or the event itself.
 *
 * <p>{@code -Dfuzz=200000} plays more of them, {@code -Dseed=N} others; a failure prints its own
 * seed, which with {@code -Dfuzz=1} plays it again.
 */
class EventFuzzTest {
  private static final List<String> NEVER_SHOWN =
      List.of(TamperedEvent.SECRET, "X-Amz", "TESTKEY", "ResponseURL\\\"", "ServiceToken\\\"");

  private final List<String> ends = new ArrayList<>();

  @Test
  void everyEventHasOneAnswerOrFailsClearlyAndNoneWritesWhatItMayNot() throws IOException {
    long first = Long.getLong("seed", 1);
    int events = Integer.getInteger("fuzz", 2_500);
    try (RawServer server = new RawServer()) {
      for (long seed = first; seed < first + events; seed++) {
        play(seed, server.fresh());
      }
    }
    if (events >= 1_000) {
      assertThat(ends.stream().collect(Collectors.groupingBy(end -> end, Collectors.counting())))
          .as("no kind of end is missing")
          .hasSize(4)
          .allSatisfy((end, count) -> assertThat(count).isGreaterThan(events / 50L));
    }
  }

  private void play(long seed, RawServer server) {
    byte[] event = new TamperedEvent(new Random(seed), server.url()).bytes();
    String name = "seed " + seed;
    FakeClock clock = new FakeClock();
    FakeContext context = new FakeContext(900_000);
    List<FakeSecurityHub> hubs = new ArrayList<>();
    Invocation invocation =
        new Invocation(
            clock,
            place -> {
              OrganizationConfiguration live =
                  OrganizationConfiguration.every().get((int) (seed % 4));
              hubs.add(new FakeSecurityHub(clock, place, FakeSecurityHub.enabled(live)));
              return hubs.get(hubs.size() - 1);
            },
            context);
    try {
      invocation.run(new ByteArrayInputStream(event));
      ends.add(assertAnsweredOnce(name, server));
    } catch (IOException e) {
      assertThat(server.requests()).as(name).isEmpty();
      assertDiscreet(name, String.valueOf(e.getMessage()));
      assertFailedClearly(name, context);
      ends.add("failed invocation");
    } catch (RuntimeException e) {
      throw new AssertionError(name + " is neither answered nor failed in order", e);
    }
    assertDiscreet(name, context.log());
    assertEntitled(name, event, hubs);
  }

  private static String assertAnsweredOnce(String name, RawServer server) {
    assertThat(server.requests()).as(name).hasSize(1);
    byte[] body = server.requests().get(0).body();
    assertThat(body).as(name).hasSizeLessThanOrEqualTo(4096);
    Map<String, Object> answer = Json.object(body);
    assertThat(answer)
        .as(name)
        .containsOnlyKeys(
            "Status",
            "Reason",
            "PhysicalResourceId",
            "StackId",
            "RequestId",
            "LogicalResourceId",
            "Data");
    assertThat((String) answer.get("Reason")).as(name).isNotBlank();
    byte[] id = ((String) answer.get("PhysicalResourceId")).getBytes(StandardCharsets.UTF_8);
    assertThat(id.length).as(name).isBetween(1, 1024);
    assertThat(answer.get("Status")).as(name).isIn("SUCCESS", "FAILED");
    assertDiscreet(name, answer.get("Reason").toString() + answer.get("Data"));
    boolean wrote = answer.get("Reason").toString().matches("(updated|restored|reset).*");
    return wrote ? "wrote" : answer.get("Status").toString();
  }

  private static void assertFailedClearly(String name, FakeContext context) {
    assertThat(context.lines.stream().map(Json::object))
        .as(name)
        .filteredOn(line -> line.get("level").equals("ERROR"))
        .hasSize(1)
        .allSatisfy(line -> assertThat((String) line.get("message")).contains("answer"));
  }

  private static void assertDiscreet(String name, String text) {
    assertThat(text).as(name).doesNotContain(NEVER_SHOWN);
  }

  private static void assertEntitled(String name, byte[] event, List<FakeSecurityHub> hubs) {
    for (FakeSecurityHub hub : hubs) {
      assertThat(hub.updates())
          .as(name)
          .hasSizeLessThanOrEqualTo(1)
          .extracting(update -> hub.place().region() + " " + update.sent())
          .allSatisfy(written -> assertThat(Judge.permits(event)).as(name).contains(written));
    }
  }
}
