package io.github.cdksecurityhub.lambda.wire;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;

/**
 * A service in a Region, for somebody's credentials.
 *
 * @param endpoint where it is
 * @param credentials who asks
 * @param http what carries requests
 * @param time when it is: a signature is good for five minutes
 */
public record Service(
    Endpoint endpoint, Credentials.Source credentials, Http http, InstantSource time) {

  /** How CloudTrail calls whoever made the request. */
  private static final String USER_AGENT = "securityhub-organization";

  /**
   * Signs a request and sends it, a POST never more than once.
   *
   * @return the answer, whatever its status
   * @throws Credentials.MissingException where there is nothing to sign with
   * @throws Http.NotSentException where the request was certainly not seen
   * @throws IOException where no whole answer came, and nobody knows whether the request was seen
   */
  public Reply call(Request request) throws IOException {
    Map<String, String> headers =
        new Signature(endpoint, credentials.get(), time.instant()).headers(request);
    headers.put("user-agent", USER_AGENT);
    headers.put("accept", "*/*");
    return http.send(request.method(), address(request), headers, request.body());
  }

  private URI address(Request request) {
    String query = request.queryString();
    return URI.create(
        endpoint.uri().getScheme()
            + "://"
            + endpoint.host()
            + endpoint.path(request)
            + (query.isEmpty() ? "" : "?" + query));
  }
}
