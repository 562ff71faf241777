package io.github.cdksecurityhub.lambda.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Texts for people are cut, but never inside a character. */
class ShortenedTest {

  @Test
  void whatFitsIsLeftAlone() {
    assertThat(Shortened.to(3, "abc")).isEqualTo("abc");
    assertThat(Shortened.to(3, "")).isEmpty();
  }

  @Test
  void whatIsLongerEndsWithAnEllipsis() {
    assertThat(Shortened.to(3, "abcd")).isEqualTo("abc…");
  }

  @Test
  void aCharacterOfTwoUnitsIsKeptWholeOrNotAtAll() {
    assertThat(Shortened.to(2, "a🦔bc")).isEqualTo("a…");
    assertThat(Shortened.to(3, "a🦔bc")).isEqualTo("a🦔…");
  }
}
