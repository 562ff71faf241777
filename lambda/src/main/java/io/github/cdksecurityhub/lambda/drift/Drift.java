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
  List<FieldDrift> fields();

  /** Returns what Security Hub itself reports of it; empty where it reports nothing. */
  String serviceMessage();

  /** Returns what is live in a few words; empty where that is not known. */
  String summary();

  /** Returns when it was changed last, where Security Hub reports that. */
  Optional<Instant> changedAt();

  /** Returns whether the write that CloudTrail reported can be why it differs. */
  boolean isChangedBy(DriftTrigger trigger);

  /** Returns what is declared, for JSON. */
  Map<String, Object> declaredJson();

  /** Returns what is live, for JSON; empty where that is not known. */
  Optional<Map<String, Object>> liveJson();
}
