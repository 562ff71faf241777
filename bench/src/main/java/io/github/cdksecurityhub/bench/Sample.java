package io.github.cdksecurityhub.bench;

/**
 * What one cold start cost, in milliseconds, and the event after it.
 *
 * @param wall from the start of the process to the response's arrival
 * @param cpu user and system time of the process and its children, up to the invocation's end
 * @param initWall from the start of the process until it asks for an event
 * @param initCpu the time of {@code cpu} that was spent by then
 * @param peakBytes the most memory that the process held; its children's not included
 * @param calls the requests that Security Hub got
 * @param warm an event that finds nothing to do, in the same instance
 */
record Sample(
    double wall,
    double cpu,
    double initWall,
    double initCpu,
    double peakBytes,
    int calls,
    Warm warm) {

  /**
   * The next event.
   *
   * @param wall from the event's handover to the response's arrival; 0 where none was sent
   * @param calls the requests that Security Hub got
   */
  record Warm(double wall, int calls) {
    static final Warm NONE = new Warm(0, 0);
  }

  double invocationWall() {
    return wall - initWall;
  }

  double invocationCpu() {
    return cpu - initCpu;
  }
}
