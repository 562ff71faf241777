package io.github.cdksecurityhub.local.http;

/** A service behind the front. */
public interface AwsService {

  /** The name of the operation that a request is of, for the log. */
  String operation(WireRequest request);

  /** Responds to a signed request. */
  Reply respond(WireRequest request, Caller caller);

  /** Hears of a request that was refused because it is not signed, whosever it was. */
  default void unsigned(WireRequest request, Response response) {}
}
