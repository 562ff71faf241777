package io.github.cdksecurityhub.lambda.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.wire.Http;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** AWS refuses what is dated five minutes off, and an instance may sleep for hours. */
class RequestTimeTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test");

  private Instant now = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void everyRequestIsDatedByTheClockOfTheMomentHoweverLongTheInstanceSlept()
      throws SecurityHubException {
    SecurityHubClients clients = new SecurityHubClients(() -> now, ENVIRONMENT::get);
    List<String> dates = new ArrayList<>();
    Http answering = new SelfAnsweringHttp();
    Http recording =
        (method, uri, headers, body) -> {
          dates.add(headers.get("x-amz-date"));
          return answering.send(method, uri, headers, body);
        };
    AccountRegion place = new AccountRegion("123456789012", "eu-west-1");

    clients.in(place, recording).describe();
    now = Instant.parse("2026-01-02T09:30:00Z");
    clients.in(place, recording).describe();

    assertThat(dates).containsExactly("20260102T030405Z", "20260102T093000Z");
  }
}
