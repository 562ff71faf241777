package io.github.cdksecurityhub.local.cloudformation;

/** What can go wrong between a function's answer and CloudFormation. */
public enum AnswerFault {
  /** Nothing. */
  NONE,
  /** The PUT is refused with 503 Slow Down and does not count. */
  UNAVAILABLE,
  /** The PUT is refused with 400 RequestTimeout, as S3 refuses a slow one, and does not count. */
  REQUEST_TIMEOUT,
  /** The answer is taken, but the connection ends before the status gets back. */
  RESPONSE_LOST,
  /** The connection is reset and the answer does not count. */
  RESET;

  /** Chooses the fault for each PUT. */
  @FunctionalInterface
  public interface Plan {
    /** No faults. */
    Plan NONE = (exchange, put) -> AnswerFault.NONE;

    /**
     * The fault to play.
     *
     * @param exchange the event that the PUT answers
     * @param put counts the PUTs of this exchange from 1
     */
    AnswerFault at(CustomResourceExchange exchange, int put);

    /** That fault for the first PUTs of every exchange. */
    static Plan first(int puts, AnswerFault fault) {
      return (exchange, put) -> put <= puts ? fault : AnswerFault.NONE;
    }

    /** That fault for every PUT. */
    static Plan always(AnswerFault fault) {
      return (exchange, put) -> fault;
    }
  }
}
