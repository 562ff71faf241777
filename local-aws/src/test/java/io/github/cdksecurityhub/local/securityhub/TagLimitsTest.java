package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R41: which tags a hub takes. */
class TagLimitsTest extends TaggedHubTest {
  /** So many tags, with different keys. */
  private static Map<String, String> numbered(String prefix, int count) {
    Map<String, String> tags = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      tags.put(prefix + i, "value");
    }
    return tags;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"aws:cloudformation:stack-name", "two words", "umlautä", "under|bar", "at@", ""})
  @Tag("R41")
  void aKeyOfOtherCharactersOrOfAwsIsRefused(String key) {
    assertThat(refusal(Map.of(key, "value"))).startsWith("400 InvalidInputException: Invalid");
    assertThat(hub.in(HOME).tags().current()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOCAL,false,DEFAULT", "a;b", "quote\"", "tab\t", "percent%", "{}"})
  @Tag("R41")
  void aValueWithACommaOrAnotherMarkIsRefused(String value) {
    assertThat(refusal(Map.of("key", value))).startsWith("400 InvalidInputException: Invalid");
    assertThat(hub.in(HOME).tags().current()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOCAL/false/DEFAULT", "2026-01-01T00:00:00Z", "größe _.:/=+-@", ""})
  @Tag("R41")
  void aValueOfLettersDigitsSpacesAndSomeMarksIsKept(String value) {
    tag(Map.of("key", value));

    assertThat(list()).containsEntry("key", value);
  }

  @Test
  @Tag("R41")
  void aKeyHas128CharactersAtMostAndAValue256() {
    tag(Map.of("k".repeat(128), "v".repeat(256)));

    assertThat(refusal(Map.of("k".repeat(129), "v"))).startsWith("400 InvalidInputException");
    assertThat(refusal(Map.of("k", "v".repeat(257)))).startsWith("400 InvalidInputException");
    assertThat(list()).hasSize(1);
  }

  @Test
  @Tag("R41")
  void oneTagThatDoesNotFitRefusesTheWholeRequest() {
    assertThat(refusal(Map.of("good", "value", "bad", "a,b")))
        .startsWith("400 InvalidInputException");
    assertThat(list()).isEmpty();
  }

  @Test
  @Tag("R41")
  void aHubHasFiftyTagsAtMost() {
    assertThat(refusal(numbered("a", 51))).startsWith("400 InvalidInputException");
    tag(numbered("a", 50));

    assertThat(refusal(Map.of("one-more", ""))).startsWith("400 InvalidInputException");
    tag(Map.of("a0", "a value that changes is not one more"));
    assertThat(list()).hasSize(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"Tags\": {}}", "{\"Tags\": []}", "{\"Tags\": {\"a\": 1}}"})
  @Tag("R41")
  void aRequestWithoutTagsIsRefused(String body) {
    assertThat(home.post("/tags/" + ARN, body).error()).startsWith("400 InvalidInputException");
    assertThat(home.delete("/tags/" + ARN).error()).startsWith("400 InvalidInputException");
  }

  @Test
  @Tag("R41")
  void aHubIsEnabledWithTheSameTagsOnly() {
    hub.in(HOME).unsubscribe();

    assertThat(home.post("/accounts", "{\"Tags\": {\"aws:a\": \"b\"}}").error())
        .startsWith("400 InvalidInputException: Invalid parameter 'Tags'.");
    assertThat(hub.in(HOME).isSubscribed()).isFalse();
    assertThat(home.post("/accounts", "{\"Tags\": {\"a\": \"b\"}}").status()).isEqualTo(200);
    assertThat(list()).containsOnly(Map.entry("a", "b"));
  }
}
