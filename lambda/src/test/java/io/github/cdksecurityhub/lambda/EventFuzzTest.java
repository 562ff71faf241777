package io.github.cdksecurityhub.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cdksecurityhub.lambda.cloudformation.Events;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Events with random faults: each gets exactly one response or fails the invocation, and neither
 * the log nor an exception shows the ResponseURL.
 *
 * <p>{@code -Dfuzz=200000} runs more of them, {@code -Dseed=N} others; a failure prints its own
 * seed, which with {@code -Dfuzz=1} runs it again.
 */
@Tag("slow")
class EventFuzzTest {
  private static final String SECRET = "?X-Amz-Signature=5ec2e7&X-Amz-Credential=TESTKEY";
  private static final String ID =
      "123456789012/eu-west-1/securityhub-organization-configuration/LOCAL,true,NONE";
  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "-1e400",
          "\"\"",
          "[]",
          "{\"Region\":\"eu-west-1\"}",
          "\"TRUE\"",
          "\"eu-west-1.evil.example/\"",
          "\"\\ud800\"",
          "\"\u202e\ufeff\u0301🦔\"",
          "\"CENTRAL\"",
          "\"RESET\"",
          "\"Delete\"",
          "\"" + "漢".repeat(3_000) + "\"",
          "\"" + "x".repeat(60_000) + "\"",
          "[".repeat(600) + "]".repeat(600),
          "{\"a\":".repeat(1_500));

  @Test
  void everyEventGetsOneResponseOrFailsTheInvocation() throws IOException {
    int events = Integer.getInteger("fuzz", 400);
    long first = Long.getLong("seed", 1);
    List<String> ends = new ArrayList<>();
    try (RawServer server = new RawServer()) {
      for (long seed = first; seed < first + events; seed++) {
        ends.add(run(seed, server.fresh()));
      }
    }
    if (events >= 400) {
      assertThat(ends.stream().collect(Collectors.groupingBy(end -> end, Collectors.counting())))
          .as("every kind of end occurs")
          .hasSize(3)
          .allSatisfy((end, count) -> assertThat(count).isGreaterThan(events / 50L));
    }
  }

  private static String run(long seed, RawServer server) throws IOException {
    Random random = new Random(new SplittableRandom(seed).nextLong());
    String url = server.url() + "/response%7Chere" + SECRET;
    byte[] event = random.nextInt(3) == 0 ? brokenBytes(random, url) : oddFields(random, url);
    FakeClock clock = new FakeClock();
    FakeContext context = new FakeContext(900_000);
    OrganizationConfiguration live = any(random, OrganizationConfiguration.values());
    FakeSecurityHub hub = new FakeSecurityHub(clock, FakeSecurityHub.enabled(live));
    String end;
    try {
      CustomResourceHandler.handle(
          new ByteArrayInputStream(event), context, place -> hub, Events.DEPLOYING, clock);
      end = onlyResponse(seed, server);
    } catch (IOException e) {
      assertThat(server.requests()).as("seed %d", seed).isEmpty();
      assertThat(e.getMessage()).as("seed %d", seed).doesNotContain("5ec2e7", "TESTKEY", "X-Amz");
      assertThat(context.log()).as("seed %d", seed).contains("\"level\":\"ERROR\"");
      end = "failed invocation";
    }
    context.assertEveryLineIsOneObject();
    assertThat(context.log()).as("seed %d", seed).doesNotContain("5ec2e7", "TESTKEY", "X-Amz");
    return end;
  }

  private static String onlyResponse(long seed, RawServer server) {
    assertThat(server.requests()).as("seed %d", seed).hasSize(1);
    byte[] body = server.requests().get(0).body();
    assertThat(body).as("seed %d", seed).hasSizeLessThanOrEqualTo(4096);
    Map<String, Object> response = Json.object(body);
    assertThat(response)
        .as("seed %d", seed)
        .containsKeys("Reason", "StackId", "RequestId", "LogicalResourceId", "Data")
        .doesNotContainEntry("PhysicalResourceId", "");
    return response.get("Status").toString();
  }

  private static Map<String, Object> event(Random random, String url) throws IOException {
    return new LinkedHashMap<>(
        JSON.std.mapFrom(
            Events.json(
                any(random, List.of("Create", "Update", "Delete")),
                url,
                ID,
                Events.properties(
                    "eu-west-1",
                    any(random, OrganizationConfiguration.values()),
                    any(random, List.of(OnDelete.values()))))));
  }

  /** Removes fields or properties, or gives them other values. */
  private static byte[] oddFields(Random random, String url) throws IOException {
    Map<String, Object> event = event(random, url);
    Map<String, Object> properties =
        new LinkedHashMap<>(JSON.std.mapFrom(JSON.std.asString(event.get("ResourceProperties"))));
    event.put("ResourceProperties", properties);
    String text = "";
    for (int times = random.nextInt(3); times > 0; times--) {
      Map<String, Object> fields = random.nextInt(3) == 0 ? event : properties;
      String name = any(random, List.copyOf(fields.keySet()));
      if (random.nextBoolean()) {
        fields.remove(name);
      } else {
        fields.put(name, "ODD");
        text = any(random, ODD);
      }
    }
    return JSON.std.asString(event).replace("\"ODD\"", text).getBytes(StandardCharsets.UTF_8);
  }

  /** Cuts the bytes, inserts others or flips bits, but never in the ResponseURL. */
  private static byte[] brokenBytes(Random random, String url) throws IOException {
    String json = JSON.std.asString(event(random, url));
    int end = json.indexOf(url) + url.length() + 1;
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    int at = end + random.nextInt(bytes.length - end);
    switch (random.nextInt(3)) {
      case 0 -> bytes = java.util.Arrays.copyOf(bytes, at);
      case 1 -> bytes[at] = (byte) random.nextInt(256);
      default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private static <T> T any(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
