package io.github.cdksecurityhub.local.http;

/** A service behind the front. */
public interface AwsService {

  /** The name of the operation that a request is of, for the log. */
  String operation(WireRequest request);

  /** Responds to a signed request. */
  Reply respond(WireRequest request, Caller caller);

  /** Gets a request that was refused because it is not signed, of any service. */
  default void unsigned(WireRequest request, Response response) {}
}
