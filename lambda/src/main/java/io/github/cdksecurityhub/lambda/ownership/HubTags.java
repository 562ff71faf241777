package io.github.cdksecurityhub.lambda.ownership;

import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.OwnershipTags;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The tags of one hub, as one event reads and writes them: of a change only what differs. */
final class HubTags {
  /** Tags that were written this long ago are visible to every read (R41). */
  private static final Duration STALE = Duration.ofSeconds(10);

  /** No other event replaces a writer and continues within this. */
  private static final Duration JUST_WRITTEN = Duration.ofSeconds(5);

  private final SecurityHub hub;
  private final String requestId;
  private final Deadline deadline;
  private final ClaimCheck check;

  /** Linked Regions are put back on threads of their own, which read it as well. */
  private volatile Map<String, String> known = Map.of();

  private Map<String, String> claim = Map.of();
  private Instant writtenAt = Instant.MIN;

  HubTags(SecurityHub hub, String requestId, Deadline deadline, ClaimCheck check) {
    this.hub = hub;
    this.requestId = requestId;
    this.deadline = deadline;
    this.check = check;
  }

  Ownership read() throws SecurityHubException {
    known = OwnershipTags.ours(hub.tags());
    return OwnershipTags.read(known, hub.place().account());
  }

  /**
   * Makes the tags say {@code ownership}, with a tag that no other run writes, not even one of the
   * same event: {@link #readAsWriter} then shows what was so before it.
   */
  void claim(Ownership ownership) throws SecurityHubException {
    claim = OwnershipTags.claim(UUID.randomUUID().toString());
    write(ownership);
  }

  /** Makes the tags say {@code ownership}. */
  void write(Ownership ownership) throws SecurityHubException {
    Map<String, String> wanted = new HashMap<>(OwnershipTags.write(ownership));
    Map<String, String> changed = new HashMap<>(wanted);
    changed.entrySet().removeAll(known.entrySet());
    if (!ownership.writer().isEmpty()) {
      wanted.putAll(claim);
      // Also where it was read: another run of this event may have removed it since.
      changed.putAll(OwnershipTags.writer(ownership));
      changed.putAll(claim);
    }
    Set<String> gone = new HashSet<>(known.keySet());
    gone.removeAll(wanted.keySet());
    boolean isFirstWrite = !isWritten() && !known.equals(wanted);
    if (isFirstWrite) {
      check.require();
    }
    if (!changed.isEmpty()) {
      hub.tag(changed);
    }
    if (!gone.isEmpty()) {
      hub.untag(gone);
    }
    known = wanted;
    writtenAt = deadline.now();
  }

  /** Returns whether this event has written them. */
  boolean isWritten() {
    return writtenAt.isAfter(Instant.MIN);
  }

  /**
   * Returns where this event is still the writer, or never was one; what it has just written it
   * need not read.
   *
   * @throws SecurityHubException where the tags name another
   */
  void requireWriter() throws SecurityHubException {
    boolean isWriter =
        isWritten() && OwnershipTags.read(known, hub.place().account()).writer().equals(requestId);
    if (isWriter && !deadline.now().isBefore(writtenAt.plus(JUST_WRITTEN))) {
      readAsWriter();
    }
  }

  /**
   * Returns what the tags say, where that still names this event as the writer.
   *
   * @throws SecurityHubException where they name another, or don't show this event yet
   */
  Ownership readAsWriter() throws SecurityHubException {
    Map<String, String> shown = OwnershipTags.ours(hub.tags());
    Ownership ownership = OwnershipTags.read(shown, hub.place().account());
    boolean isWriter = ownership.writer().equals(requestId);
    boolean isFresh = !deadline.now().isBefore(writtenAt.plus(STALE));
    if (!isFresh && !(isWriter && shown.entrySet().containsAll(claim.entrySet()))) {
      throw failed(FailureCause.TAGS_NOT_VISIBLE, "");
    }
    if (!isWriter) {
      String owner = ownership.owner().map(Owner::toString).orElse("nobody");
      throw failed(FailureCause.SUPERSEDED, owner);
    }
    known = shown;
    return ownership;
  }

  private SecurityHubException failed(FailureCause cause, String detail) {
    return new SecurityHubException(
        new Failure(cause, hub.place(), ApiOperation.LIST_TAGS, ServiceError.ofText(""), detail));
  }
}
