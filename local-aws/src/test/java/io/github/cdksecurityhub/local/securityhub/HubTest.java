package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.http.Keys;
import io.github.cdksecurityhub.local.iam.IamPolicy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

/** A hub whose time stops, and clients in the Regions that the tests use. */
class HubTest {
  static final String HOME = "eu-west-1";
  static final String OTHER = "us-east-1";
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final ManualTime time = new ManualTime(START);
  final LocalSecurityHub hub = LocalSecurityHub.builder().time(time).build();
  final RestJsonClient home = client(HOME);
  final RestJsonClient other = client(OTHER);

  @AfterEach
  void close() {
    hub.close();
  }

  RestJsonClient client(String region) {
    return new RestJsonClient(hub.endpoint(), region, RestJsonClient.KEY);
  }

  RestJsonClient client(String account, String region) {
    return new RestJsonClient(hub.endpoint(), region, Keys.of(account));
  }

  /** A client of the account that owns the organization. */
  RestJsonClient management(String region) {
    return client(LocalSecurityHub.MANAGEMENT_ACCOUNT, region);
  }

  /** Limits what every caller may do in IAM. */
  void allow(IamPolicy policy) {
    hub.permissions(token -> policy);
  }

  static Lasting seconds(int seconds) {
    return Lasting.time(Duration.ofSeconds(seconds));
  }

  void pass(int seconds) {
    time.advance(Duration.ofSeconds(seconds));
  }
}
