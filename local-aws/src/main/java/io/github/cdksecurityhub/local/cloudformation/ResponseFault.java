package io.github.cdksecurityhub.local.cloudformation;

/** What can go wrong between a function's response and CloudFormation. */
public enum ResponseFault {
  /** Nothing. */
  NONE,
  /** The PUT is refused with 503 Slow Down and does not count. */
  UNAVAILABLE,
  /** The PUT is refused with 400 RequestTimeout, as S3 refuses a slow one, and does not count. */
  REQUEST_TIMEOUT,
  /** The response is taken, but the connection ends before the status gets back. */
  RESPONSE_LOST,
  /** The connection is reset and the response does not count. */
  RESET;

  /** Chooses the fault for each PUT. */
  @FunctionalInterface
  public interface Plan {
    /** No faults. */
    Plan NONE = (exchange, put) -> ResponseFault.NONE;

    /**
     * The fault to apply.
     *
     * @param exchange the event that the PUT is the response to
     * @param put counts the PUTs of this exchange from 1
     */
    ResponseFault at(CustomResourceExchange exchange, int put);

    /** That fault for the first PUTs of every exchange. */
    static Plan first(int puts, ResponseFault fault) {
      return (exchange, put) -> put <= puts ? fault : ResponseFault.NONE;
    }

    /** That fault for every PUT. */
    static Plan always(ResponseFault fault) {
      return (exchange, put) -> fault;
    }
  }
}
