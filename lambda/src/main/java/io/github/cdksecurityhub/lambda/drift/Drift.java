package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The result of checking one thing that the stack declares. */
public sealed interface Drift permits RegionDrift, ResourceDrift, UnreadableTemplate {

  /** Returns the account and Region that it is in. */
  AccountRegion place();

  /** Returns whether it has drifted. */
  DriftStatus status();

  /**
   * Returns why it could not be read, is not or can't be reverted, or may be no drift; else empty.
   */
  String reason();

  /** Returns what it is, in CloudFormation's words. */
  DriftedResource resource();

  /** Returns what it is, to follow "The", such as {@code finding aggregator}. */
  String noun();

  /** Returns how live differs, or differed before it was reverted. */
  default List<FieldDrift> fields() {
    return List.of();
  }

  /** Returns what Security Hub itself reports of it; empty where it reports nothing. */
  default String serviceMessage() {
    return "";
  }

  /** Returns what is live in a few words; empty where that is not known. */
  default String summary() {
    return "";
  }

  /** Returns when it was changed last, where Security Hub reports that. */
  default Optional<Instant> changedAt() {
    return Optional.empty();
  }

  /** Returns whether the write that CloudTrail reported can be why it differs. */
  default boolean isChangedBy(DriftTrigger trigger) {
    return false;
  }

  /** Returns what is declared, for JSON. */
  default Map<String, Object> declaredJson() {
    return Map.of();
  }

  /** Returns what is live, for JSON; empty where that is not known. */
  default Optional<Map<String, Object>> liveJson() {
    return Optional.empty();
  }
}
