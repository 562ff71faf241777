package io.github.cdksecurityhub.lambda.securityhub;

import static io.github.cdksecurityhub.lambda.securityhub.Wire.HOME;
import static io.github.cdksecurityhub.lambda.securityhub.Wire.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.RawServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The tags of the Region's hub (R41): "none" lets a Region be claimed, and a Delete leave it. */
@Tag("R41")
@ResourceLock(Wire.LOCK)
class TagsTest {
  private final Wire wire = Wire.fresh();

  @Test
  void tagsAreReadOfTheRegionsHub() {
    wire.server.usually(live("{\"Tags\":{\"a\":\"b\"}}"));
    assertThat(wire.ask(HOME, "tags")).containsExactly("ok", "{a=b}");
    assertThat(wire.onlyRequest().line())
        .isEqualTo(
            "GET /tags/arn%3Aaws%3Asecurityhub%3Aeu-west-1%3A123456789012%3Ahub%2Fdefault HTTP/1.1");
  }

  @Test
  void noTagsAreNone() {
    wire.server.usually(live("{\"Tags\":{}}"));
    assertThat(wire.ask(HOME, "tags")).containsExactly("ok", "{}");
  }

  @Test
  void aResponseOfTheServiceWithoutTagsIsNone() {
    wire.server.usually(
        RawServer.reply(
            200, "{}", "Content-Type: application/json", "x-amzn-RequestId: 7f3c-request"));
    assertThat(wire.ask(HOME, "tags")).containsExactly("ok", "{}");
  }

  @Test
  void aResponseWithoutTagsOfAnybodyElseIsNotNone() {
    wire.server.usually(live("{}"));
    assertThat(wire.ask(HOME, "tags")).first().isEqualTo("UNREADABLE_RESPONSE");
  }
}
