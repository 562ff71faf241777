package io.github.cdksecurityhub.lambda.ownership;

import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.OwnershipTags;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How one run of an event names itself in the tags, and finds that name again.
 *
 * @param requestId the event's, which all of its runs share
 * @param claim a tag that no other run writes, not even one of the same event; empty where it needs
 *     none
 * @param namedAt when it became the writer; empty where it has not
 */
record RunName(String requestId, Map<String, String> claim, Optional<Instant> namedAt) {

  static RunName of(String requestId) {
    return new RunName(requestId, Map.of(), Optional.empty());
  }

  RunName withNewClaim() {
    return new RunName(requestId, OwnershipTags.claim(UUID.randomUUID().toString()), namedAt);
  }

  RunName withNamedAt(Instant time) {
    return new RunName(requestId, claim, Optional.of(time));
  }

  Map<String, String> tags() {
    return addedTo(Map.of());
  }

  Map<String, String> addedTo(Map<String, String> tags) {
    Map<String, String> all = new HashMap<>(tags);
    all.putAll(OwnershipTags.writer(requestId));
    all.putAll(claim);
    return all;
  }

  boolean isIn(Ownership ownership) {
    return ownership.writer().equals(requestId);
  }

  /** Returns whether {@code shown} has this run's claim, where it made one. */
  boolean isClaimIn(Map<String, String> shown) {
    return shown.entrySet().containsAll(claim.entrySet());
  }

  /**
   * Returns whether this run was the last to name itself, also where its name was removed since.
   */
  boolean isLastIn(Map<String, String> shown, Ownership ownership) {
    return namedAt.isPresent()
        && (claim.isEmpty() ? ownership.written().equals(namedAt) : isClaimIn(shown));
  }
}
