package io.github.cdksecurityhub.local.run;

import java.util.ArrayList;
import java.util.List;

/** What had to hold and what did not. */
final class Checks {

  private final List<String> failed = new ArrayList<>();
  private int count;

  /** Notes whether two values are equal; the name says what they are. */
  void equal(String name, Object expected, Object actual) {
    count++;
    if (!expected.equals(actual)) {
      failed.add(name + ": expected " + expected + ", got " + actual);
    }
  }

  /** Notes whether a text has a part in it. */
  void contains(String name, String part, String text) {
    count++;
    if (!text.contains(part)) {
      failed.add(name + ": expected \"" + part + "\" in \"" + text + "\"");
    }
  }

  int count() {
    return count;
  }

  List<String> failed() {
    return List.copyOf(failed);
  }
}
