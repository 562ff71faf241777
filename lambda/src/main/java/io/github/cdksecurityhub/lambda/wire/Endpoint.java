package io.github.cdksecurityhub.lambda.wire;

import java.net.URI;
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

  /** Refuses null. */
  public Endpoint {
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(uri, "uri");
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
    String given = environment.apply("AWS_ENDPOINT_URL_" + variable);
    if (given == null) {
      given = environment.apply("AWS_ENDPOINT_URL");
    }
    return new Endpoint(
        service,
        region,
        URI.create(given == null ? "https://" + host(service, region, environment) : given));
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
    int usual = uri.getScheme().equals("https") ? 443 : 80;
    boolean isUsual = uri.getPort() < 0 || uri.getPort() == usual;
    return isUsual ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  /** Returns the path of a request, behind that of whoever stands in AWS's place. */
  String path(Request request) {
    String own = uri.getRawPath() == null ? "" : uri.getRawPath();
    return (own.endsWith("/") ? own.substring(0, own.length() - 1) : own) + request.path();
  }
}
