package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R41: the tags of a Region's hub, as AWS's own client sets and reads them. */
class TagsTest extends TaggedHubTest {
  private static final String NOT_FOUND = "404 ResourceNotFoundException: Hub not found.";
  private static final String NOT_SUBSCRIBED =
      "401 InvalidAccessException: Account 123456789012 is not subscribed to AWS Security Hub";

  @Test
  @Tag("R41")
  void tagsAreSetReadAndRemoved() {
    assertThat(list()).isEmpty();
    tag(Map.of("app:stack", "arn:aws:cloudformation:us-east-1:123456789012:stack/a b/c"));
    tag(Map.of("app:life", "0a1b2c3d", "owner", ""));

    assertThat(list())
        .containsOnly(
            Map.entry("app:stack", "arn:aws:cloudformation:us-east-1:123456789012:stack/a b/c"),
            Map.entry("app:life", "0a1b2c3d"),
            Map.entry("owner", ""));
    assertThat(hub.in(HOME).tags().current()).isEqualTo(list());

    sdk.untagResource(r -> r.resourceArn(ARN).tagKeys("app:stack", "owner", "never-set"));
    assertThat(list()).containsExactly(Map.entry("app:life", "0a1b2c3d"));
  }

  @Test
  @Tag("R41")
  void aTagThatIsSetAgainHasTheNewValueAndTheOthersStay() {
    tag(Map.of("a", "1", "b", "2"));
    tag(Map.of("a", "3"));

    assertThat(list()).containsOnly(Map.entry("a", "3"), Map.entry("b", "2"));
  }

  @Test
  @Tag("R41")
  void everyAccountAndRegionHasTagsOfItsOwn() {
    tag(Map.of("a", "1"));

    assertThat(hub.in(OTHER).tags().current()).isEmpty();
    assertThat(hub.in(LocalSecurityHub.MANAGEMENT_ACCOUNT, HOME).tags().current()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:securityhub:eu-west-1:111122223333:hub/default",
        "arn:aws:securityhub:us-east-1:123456789012:hub/default",
        "arn:aws:securityhub:eu-west-1:123456789012:hub/other",
        "arn:aws:securityhub:eu-west-1:123456789012:finding-aggregator/default",
        "arn:aws-cn:securityhub:eu-west-1:123456789012:hub/default",
      })
  @Tag("R41")
  void anotherAccountRegionOrResourceIsNotFound(String arn) {
    Map<String, String> tags = Map.of("a", "b");
    assertThat(SdkClients.error(sdk, c -> c.listTagsForResource(r -> r.resourceArn(arn))))
        .isEqualTo(NOT_FOUND);
    assertThat(SdkClients.error(sdk, c -> c.tagResource(r -> r.resourceArn(arn).tags(tags))))
        .isEqualTo(NOT_FOUND);
    assertThat(SdkClients.error(sdk, c -> c.untagResource(r -> r.resourceArn(arn).tagKeys("a"))))
        .isEqualTo(NOT_FOUND);
  }

  @Test
  @Tag("R41")
  void whatIsNoArnOfSecurityHubIsRefused() {
    assertThat(SdkClients.error(sdk, c -> c.listTagsForResource(r -> r.resourceArn("hub/default"))))
        .startsWith("400 InvalidInputException");
  }

  @ParameterizedTest
  @CsvSource({"cn-north-1, aws-cn", "us-gov-west-1, aws-us-gov"})
  @Tag("R41")
  void anArnOfAnotherPartitionIsTakenOrRefused(String region, String partition) {
    String arn = "arn:" + partition + ":securityhub:" + region + ":123456789012:hub/default";
    assertThat(client(region).get("/tags/" + arn).body()).isEqualTo("{\"Tags\":{}}");

    hub.set(Knob.TAG_PARTITIONS, Variant.TagPartitions.AWS_ALONE);
    assertThat(client(region).get("/tags/" + arn).error()).startsWith("400 InvalidInputException");
    assertThat(list()).as("the partition aws").isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @Tag("R41")
  void whereSecurityHubIsNotEnabledTheErrorIsAKnob(Variant.TagsNotSubscribed meets) {
    hub.set(Knob.TAGS_NOT_SUBSCRIBED, meets);
    hub.in(HOME).unsubscribe();

    String error = meets == Variant.TagsNotSubscribed.NOT_FOUND ? NOT_FOUND : NOT_SUBSCRIBED;
    assertThat(home.get("/tags/" + ARN).error()).isEqualTo(error);
    assertThat(home.post("/tags/" + ARN, "{\"Tags\": {\"a\": \"b\"}}").error()).isEqualTo(error);
    assertThat(home.delete("/tags/" + ARN + "?tagKeys=a").error()).isEqualTo(error);
    assertThat(home.get("/accounts").error()).as("another operation").isEqualTo(NOT_SUBSCRIBED);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("R41")
  void whenSecurityHubIsDisabledItsTagsGoOrAreKept(Variant.DisabledHubTags fate) {
    hub.set(Knob.DISABLED_HUB_TAGS, fate);
    tag(Map.of("a", "1"));

    hub.in(HOME).unsubscribe().subscribe();

    assertThat(list()).hasSize(fate == Variant.DisabledHubTags.KEPT ? 1 : 0);
  }

  @Test
  void theRecordOfACallNamesTheResourceAndTheKeys() {
    sdk.untagResource(r -> r.resourceArn(ARN).tagKeys("a"));

    Call recorded = hub.calls().of(Operation.UNTAG_RESOURCE).list().get(0);
    assertThat(recorded.path()).isEqualTo("/tags/" + ARN);
    assertThat(recorded.query()).hasToString("{tagKeys=[a]}");
    assertThat(recorded.tookEffect()).isTrue();
  }

  @Test
  @Tag("R41")
  void anAccountThatIsNotTheAdministratorHasTagsToo() {
    hub.in(HOME).removeAdministrator();
    tag(Map.of("a", "1"));

    assertThat(list()).hasSize(1);
  }
}
