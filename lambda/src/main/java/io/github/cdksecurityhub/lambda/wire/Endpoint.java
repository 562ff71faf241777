package io.github.cdksecurityhub.lambda.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A service in a Region.
 *
 * @param service its signing name, which its host name begins with
 * @param region the Region that requests are signed for
 * @param uri where requests go, without a path unless somebody stands in AWS's place
 */
public record Endpoint(String service, String region, URI uri) {

  /** Refuses null, and an address that nobody can be reached at. */
  public Endpoint {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(region, "region");
    boolean isHttp =
        "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
    if (!isHttp || uri.getHost() == null) {
      throw new IllegalArgumentException("An endpoint is http:// or https:// and a host.");
    }
  }

  /**
   * Finds it as AWS's SDKs do: {@code AWS_ENDPOINT_URL_<SERVICE>}, or else {@code
   * AWS_ENDPOINT_URL}, or else AWS itself, with {@code AWS_USE_FIPS_ENDPOINT} and {@code
   * AWS_USE_DUALSTACK_ENDPOINT} ({@code true}, or not).
   *
   * @param service its signing name
   * @param variable how environment variables call it
   */
  public static Endpoint find(
      String service, String variable, String region, UnaryOperator<String> environment) {
    for (String name : List.of("AWS_ENDPOINT_URL_" + variable, "AWS_ENDPOINT_URL")) {
      String given = environment.apply(name);
      if (given != null && !given.isBlank()) {
        return given(service, region, name, given.strip());
      }
    }
    return new Endpoint(
        service, region, URI.create("https://" + host(service, region, environment)));
  }

  private static Endpoint given(String service, String region, String name, String address) {
    try {
      return new Endpoint(service, region, new URI(address));
    } catch (URISyntaxException | IllegalArgumentException e) {
      // Neither the address nor the cause, which quotes it: somebody may have put a password there.
      throw new IllegalArgumentException(
          name + " is no endpoint, which is http:// or https:// and a host.");
    }
  }

  private static String host(String service, String region, UnaryOperator<String> environment) {
    Partition partition = Partition.of(region);
    String fips = isOn(environment, "AWS_USE_FIPS_ENDPOINT") ? "-fips" : "";
    String suffix =
        isOn(environment, "AWS_USE_DUALSTACK_ENDPOINT")
            ? partition.dualStackSuffix()
            : partition.suffix();
    return service + fips + "." + region + "." + suffix;
  }

  private static boolean isOn(UnaryOperator<String> environment, String variable) {
    return Boolean.parseBoolean(environment.apply(variable));
  }

  /** Returns what the Host header says: no port where it is the scheme's own. */
  String host() {
    int usual = uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    boolean isUsual = uri.getPort() < 0 || uri.getPort() == usual;
    return isUsual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  /** Returns the path of a request, behind that of whoever stands in AWS's place. */
  String path(Request request) {
    String own = uri.getRawPath() == null ? "" : uri.getRawPath();
    return (own.endsWith("/") ? own.substring(0, own.length() - 1) : own) + request.path();
  }
}
