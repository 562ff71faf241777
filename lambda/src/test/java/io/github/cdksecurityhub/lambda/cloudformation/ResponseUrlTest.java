package io.github.cdksecurityhub.lambda.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.MalformedURLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a response may be sent (R37). */
@Tag("R37")
class ResponseUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        Events.URL,
        "https://host:8443/path?query",
        "HTTPS://host/path",
        "https://[2001:db8::1]/path",
        "http://localhost:4566/x?y=z",
        "http://127.0.0.1:1/x",
        "http://[::1]:80/x"
      })
  void httpsAndThisMachineAreAllowed(String url) throws MalformedURLException {
    assertThat(new ResponseUrl(url).toUrl().getHost()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "//host/secret",
        "http://host/path?secret",
        "http://localhost.evil.example/secret",
        "http://127.0.0.1.evil.example/secret",
        "http://127.0.0.1@evil.example/secret",
        "http://localhost:x@evil.example/secret",
        "ftp://host/secret",
        "file:///etc/secret",
        "jar:https://host/secret!/",
        "https://host:port/secret",
        "https://[secret/"
      })
  void everythingElseIsRefusedWithoutQuotingIt(String url) {
    assertThatThrownBy(() -> new ResponseUrl(url).toUrl())
        .isInstanceOf(MalformedURLException.class)
        .hasMessageContaining("ResponseURL")
        .hasMessageNotContainingAny("secret", "evil", "host")
        .hasNoCause();
  }

  @Test
  void thePercentEncodingStaysAsItCame() throws MalformedURLException {
    String url = "https://host/a%3Ab%7Cc%2f%2F+d?X=%2B%20%zz&y=a+b%3d";
    assertThat(new ResponseUrl(url).toUrl().getFile())
        .isEqualTo("/a%3Ab%7Cc%2f%2F+d?X=%2B%20%zz&y=a+b%3d");
  }

  @Test
  void itsTextDoesNotShowTheUrl() {
    assertThat(new ResponseUrl(Events.URL)).hasToString("ResponseURL (not shown)");
  }
}
