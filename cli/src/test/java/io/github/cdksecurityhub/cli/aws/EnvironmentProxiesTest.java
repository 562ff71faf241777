package io.github.cdksecurityhub.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way out that the environment names. */
class EnvironmentProxiesTest {
  private static final URI AWS = URI.create("https://securityhub.eu-west-1.amazonaws.com/accounts");
  private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

  private record Jdk(List<Proxy> proxies) {
    ProxySelector selector() {
      return new ProxySelector() {
        @Override
        public List<Proxy> select(URI uri) {
          return proxies;
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException e) {
          throw new AssertionError(e);
        }
      };
    }
  }

  private static List<Proxy> chosen(URI uri, String... environment) {
    Map<String, String> variables =
        environment.length == 2
            ? Map.of(environment[0], environment[1])
            : Map.of(environment[0], environment[1], environment[2], environment[3]);
    return new EnvironmentProxies(new Jdk(DIRECT).selector(), variables).select(uri);
  }

  private static List<Proxy> at(String host, int port) {
    return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY,http://proxy.corp:3128,3128",
    "https_proxy,http://proxy.corp:3128/,3128",
    "HTTP_PROXY,proxy.corp:3128,3128",
    "http_proxy,http://user:word@proxy.corp,80",
    "HTTPS_PROXY,https://proxy.corp,443"
  })
  void itIsTakenHoweverItIsSpelled(String variable, String value, int port) {
    assertThat(chosen(AWS, variable, value)).isEqualTo(at("proxy.corp", port));
  }

  @Test
  void theOneForHttpsIsForHttpsAlone() {
    String[] both = {"HTTPS_PROXY", "http://a:1", "HTTP_PROXY", "http://b:2"};
    assertThat(chosen(AWS, both)).isEqualTo(at("a", 1));
    assertThat(chosen(URI.create("http://aws.example"), both)).isEqualTo(at("b", 2));
    assertThat(chosen(URI.create("http://aws.example"), "HTTPS_PROXY", "http://a:1"))
        .isEqualTo(DIRECT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "amazonaws.com",
        ".amazonaws.com",
        "*.amazonaws.com",
        "localhost, .AMAZONAWS.com ,x",
        "securityhub.eu-west-1.amazonaws.com"
      })
  void noProxyStandsForItsSubdomainsToo(String direct) {
    assertThat(chosen(AWS, "HTTPS_PROXY", "http://a:1", "NO_PROXY", direct)).isEqualTo(DIRECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "localhost", "aws.com", "eu-west-1", "x.amazonaws.com"})
  void otherNamesAreNotItsOwn(String other) {
    assertThat(chosen(AWS, "HTTPS_PROXY", "http://a:1", "NO_PROXY", other)).isEqualTo(at("a", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "http://"})
  void anEmptyOneIsNone(String nothing) {
    assertThat(chosen(AWS, "HTTPS_PROXY", nothing)).isEqualTo(DIRECT);
  }

  @Test
  void theJdksOwnSettingGoesFirst() {
    List<Proxy> set = at("set.by.property", 8080);
    ProxySelector both =
        new EnvironmentProxies(new Jdk(set).selector(), Map.of("HTTPS_PROXY", "http://a:1"));
    assertThat(both.select(AWS)).isEqualTo(set);
  }
}
