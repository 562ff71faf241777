package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** R41: reads of tags that are older than the last write, and tags that another user changes. */
class StaleTagsTest extends HubTest {
  private static final String TAGS = "/tags/arn:aws:securityhub:eu-west-1:123456789012:hub/default";

  private String list() {
    return home.get(TAGS).json().path("Tags").toString();
  }

  private void tag(String key, String value) {
    home.post(TAGS, "{\"Tags\": {\"%s\": \"%s\"}}".formatted(key, value));
  }

  @Test
  @Tag("R41")
  void readsOfTagsAreStaleForSomeCalls() {
    hub.set(Knob.STALE_TAGS, Lasting.calls(2));

    tag("a", "1");

    assertThat(list()).isEqualTo("{}");
    assertThat(list()).isEqualTo("{}");
    assertThat(list()).isEqualTo("{\"a\":\"1\"}");
    assertThat(hub.in(HOME).tags().current()).containsExactly(Map.entry("a", "1"));
  }

  @Test
  @Tag("R41")
  void staleTagsAndStaleConfigurationsAreTwoKnobs() {
    hub.set(Knob.STALE_TAGS, Lasting.calls(1));
    home.local(true, "NONE");
    assertThat(home.describe()).isEqualTo("LOCAL ENABLED true NONE");

    hub.set(Knob.STALE_TAGS, Lasting.none()).set(Knob.STALE_READS, Lasting.calls(1));
    tag("a", "1");
    assertThat(list()).isEqualTo("{\"a\":\"1\"}");
  }

  @Test
  void whatOthersDoToTagsShowsAtOnceAlsoWhereTheServiceWouldRefuseIt() {
    hub.set(Knob.STALE_TAGS, Lasting.forEver());
    TagsHandle tags = hub.in(HOME).tags();

    tags.set("long", "x".repeat(300)).set("garbled", "a,b");
    assertThat(home.get(TAGS).json().path("Tags").path("long").asText()).hasSize(300);
    tags.remove("long", "never-set");
    assertThat(list()).isEqualTo("{\"garbled\":\"a,b\"}");
    tags.clear();
    assertThat(list()).isEqualTo("{}");
  }
}
