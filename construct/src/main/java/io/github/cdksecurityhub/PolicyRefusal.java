package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is refused of one policy, and in which words.
 *
 * @param who who declares it
 * @param name the policy's name
 */
record PolicyRefusal(String who, String name) {
  /** From the resource type's schema. */
  private static final int MOST_ENTRIES = 1000;

  IllegalArgumentException of(String reason, String wayOut) {
    return Refusal.of(who, "declare the policy \"" + name + "\"", reason, wayOut);
  }

  /**
   * Refuses a list that the service refuses for its length, or for an entry that is in it twice.
   */
  void checkOnce(String what, List<?> entries) {
    Set<Object> seen = new HashSet<>();
    for (Object entry : entries) {
      if (!seen.add(entry)) {
        throw of("%s %s is named twice".formatted(what, entry), "Name it once");
      }
    }
    if (entries.size() > MOST_ENTRIES) {
      throw of(
          "it has %d times a %s, and the service takes %d"
              .formatted(entries.size(), what, MOST_ENTRIES),
          "Name the fewer: enableOnlyControls or disableControls");
    }
  }
}
