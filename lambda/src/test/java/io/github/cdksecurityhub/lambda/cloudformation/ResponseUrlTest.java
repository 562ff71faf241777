package io.github.cdksecurityhub.lambda.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an answer may go (R37). */
class ResponseUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        Events.URL,
        "https://host/",
        "https://host:8443/path?query",
        "https://host:65535/",
        "HTTPS://host/path",
        "https://[2001:db8::1]/path",
        "http://localhost:4566/x?y=z",
        "http://127.0.0.1:1/x",
        "http://[::1]:80/x"
      })
  void aPrivateAddressPasses(String url) {
    assertThat(new ResponseUrl(url).problem()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "//host/path",
        "http://host/path?secret",
        "http://localhost.evil.example/secret",
        "http://127.0.0.1.evil.example/secret",
        "http://127.0.0.1@evil.example/secret",
        "http://localhost@evil.example/secret",
        "https://user@host/secret",
        "https://user:secret@host/",
        "https://:@host/secret",
        "https:///secret",
        "https:secret",
        "https://",
        "ftp://host/secret",
        "file:///etc/secret",
        "jar:https://host/secret!/",
        "javascript:secret",
        "mailto:secret@host",
        "https://host\\@evil.example/secret",
        "https://[secret/"
      })
  void everythingElseIsRefusedWithoutBeingShown(String url) {
    assertThat(new ResponseUrl(url).problem())
        .isPresent()
        .hasValueSatisfying(
            problem -> assertThat(problem).doesNotContain("secret", "evil", "user:"));
  }

  /** Whatever can't be connected to must be known before anything is written. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://host:99999/secret",
        "https://host:65536/secret",
        "https://host:0/secret",
        "https://ho st/secret",
        "https://host/sec\nret",
        "https://host/sec ret",
        "https://%68ost/secret"
      })
  void anAddressThatNobodyCanConnectToIsRefused(String url) {
    assertThat(new ResponseUrl(url).problem()).as(url).isPresent();
  }

  @Test
  void thePercentEncodingStaysAsItCame() throws Exception {
    String url = "https://host/a%3Ab%7Cc%2f%2F+d?X=%2B%20%zz&y=a+b%3d";
    assertThat(new ResponseUrl(url).url().getFile())
        .isEqualTo("/a%3Ab%7Cc%2f%2F+d?X=%2B%20%zz&y=a+b%3d");
  }

  @Test
  void itNeverShowsItself() {
    assertThat(new ResponseUrl(Events.URL)).hasToString("ResponseURL (not shown)");
  }
}
