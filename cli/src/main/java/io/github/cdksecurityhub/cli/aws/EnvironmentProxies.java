package io.github.cdksecurityhub.cli.aws;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxies that {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} name, as
 * everybody's tools know them and the JDK does not: its own {@code https.proxyHost} goes first.
 */
public final class EnvironmentProxies extends ProxySelector {
  private final ProxySelector jdk;
  private final Map<String, String> environment;

  EnvironmentProxies(ProxySelector jdk, Map<String, String> environment) {
    this.jdk = jdk;
    this.environment = environment;
  }

  /**
   * Has every connection of this process go this way.
   *
   * @param environment has the three variables, in small letters or capitals
   */
  public static void use(Map<String, String> environment) {
    ProxySelector.setDefault(new EnvironmentProxies(ProxySelector.getDefault(), environment));
  }

  @Override
  public List<Proxy> select(URI uri) {
    List<Proxy> chosen = jdk.select(uri);
    if (!chosen.equals(List.of(Proxy.NO_PROXY)) || isDirect(uri)) {
      return chosen;
    }
    return named(uri.getScheme()).map(List::of).orElse(chosen);
  }

  /** A proxy for HTTP is good enough for HTTPS, where none is named for it. */
  private Optional<Proxy> named(String scheme) {
    return (scheme.equalsIgnoreCase("https") ? variable("https_proxy") : Optional.<String>empty())
        .or(() -> variable("http_proxy"))
        .flatMap(EnvironmentProxies::proxy);
  }

  /** What is no address of a host is no proxy: what is unreachable then says so by itself. */
  private static Optional<Proxy> proxy(String named) {
    try {
      URI at = new URI(named.contains("://") ? named : "http://" + named);
      int usual = "https".equals(at.getScheme()) ? 443 : 80;
      int port = at.getPort() < 0 ? usual : at.getPort();
      return Optional.ofNullable(at.getHost())
          .map(host -> InetSocketAddress.createUnresolved(host, port))
          .map(address -> new Proxy(Proxy.Type.HTTP, address));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** A name stands for its subdomains too, with a dot before it or without. */
  private boolean isDirect(URI uri) {
    String host = "." + uri.getHost().toLowerCase(Locale.ROOT);
    for (String each : variable("no_proxy").orElse("").split(",")) {
      String name = each.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", "");
      if (name.equals("*") || !name.isEmpty() && host.endsWith("." + name)) {
        return true;
      }
    }
    return false;
  }

  /** In small letters, as curl has it, or in capitals. */
  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
        .filter(value -> !value.isBlank())
        .map(String::strip);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException e) {
    jdk.connectFailed(uri, address, e);
  }
}
