package io.github.cdksecurityhub.local.faultmatrix;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * A fault: one row of the matrix.
 *
 * @param fault what goes wrong
 * @param why why it matters
 * @param shift what the event moves
 * @param limit the function's time; short where a fault lasts for ever
 * @param where the kind of function that it needs
 * @param arming makes it go wrong from now on
 */
record Row(
    String fault,
    String why,
    Shift shift,
    Duration limit,
    TestAccount.Type where,
    Consumer<Scenario> arming) {
  /** Behind a writer that died an event waits 25 s, and then until reads show its own write. */
  static final Duration LONG = Duration.ofSeconds(60);

  private static final Duration SHORT = Duration.ofSeconds(6);

  static Row local(String fault, String why, Consumer<Scenario> arming) {
    return new Row(fault, why, Shift.LOCAL, LONG, TestAccount.Type.PLAIN, arming);
  }

  static Row toCentral(String fault, String why, Consumer<Scenario> arming) {
    return new Row(fault, why, Shift.TO_CENTRAL, LONG, TestAccount.Type.PLAIN, arming);
  }

  static Row fromCentral(String fault, String why, Consumer<Scenario> arming) {
    return new Row(fault, why, Shift.FROM_CENTRAL, LONG, TestAccount.Type.PLAIN, arming);
  }

  /** With little time, because the event uses all of it. */
  Row hurried() {
    return within(SHORT);
  }

  /** True if the event ends long before its time does. */
  boolean isUnhurried() {
    return limit.compareTo(Duration.ofSeconds(30)) >= 0;
  }

  Row within(Duration time) {
    return new Row(fault, why, shift, time, where, arming);
  }

  Row on(TestAccount.Type function) {
    return new Row(fault, why, shift, limit, function, arming);
  }
}
