package io.github.cdksecurityhub.lambda.ownership;

import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.OwnershipTags;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.WriteCheck;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tags of one hub, as one event reads and writes them. */
final class HubTags {
  /** No other event replaces a writer and continues within this. */
  private static final Duration JUST_WRITTEN = Duration.ofSeconds(5);

  private final SecurityHub hub;
  private final Deadline deadline;
  private final WriteCheck check;

  /** Linked Regions are put back on threads of their own, which read it as well. */
  private volatile Map<String, String> known = Map.of();

  private volatile RunName name;
  private volatile Instant writtenAt = Instant.MIN;

  HubTags(SecurityHub hub, String requestId, Deadline deadline, WriteCheck check) {
    this.hub = hub;
    this.name = RunName.of(requestId);
    this.deadline = deadline;
    this.check = check;
  }

  Ownership read() throws SecurityHubException {
    known = OwnershipTags.ours(hub.tags());
    return read(known);
  }

  /**
   * Writes {@code found} with this event as the writer, and with a tag that no other run writes, of
   * this event either: a read that shows that tag shows everything that was written before.
   */
  void claim(Ownership found) throws SecurityHubException {
    name = name.withNewClaim();
    write(found.withWriter(name.requestId()));
    name = name.withNamedAt(writtenAt);
  }

  /**
   * Names this event as the writer for the owner of {@code claimed}, where it is not named yet.
   * That writes all tags, also those that seem to be there: the read before it may be older than
   * the last event's write.
   */
  void becomeWriter(Ownership claimed) throws SecurityHubException {
    if (namedAt().isPresent()) {
      readAsWriter();
      return;
    }
    Instant now = deadline.now().truncatedTo(ChronoUnit.MILLIS);
    write(claimed.withWriter(name.requestId()).writtenAt(now), Map.of());
    name = name.withNamedAt(now);
  }

  /** Returns since when this event may write; empty where it has not become the writer. */
  Optional<Instant> namedAt() {
    return name.namedAt();
  }

  /** Returns {@code ownership} with the time since when any run of this event may have written. */
  Ownership written(Ownership ownership) {
    Optional<Instant> last = read(known).written();
    return namedAt()
        .map(own -> ownership.writtenAt(last.filter(own::isBefore).orElse(own)))
        .orElse(ownership);
  }

  /** Removes this event's name where it replaced another writer, and has claimed nothing since. */
  void release() throws SecurityHubException {
    if (isWritten() && isNamed() && namedAt().isEmpty()) {
      requireWriter();
      write(read(known).withWriter(""));
    }
  }

  void write(Ownership ownership) throws SecurityHubException {
    write(ownership, known);
  }

  private void write(Ownership ownership, Map<String, String> there) throws SecurityHubException {
    Map<String, String> wanted = new HashMap<>(OwnershipTags.write(ownership));
    Map<String, String> changed = new HashMap<>(wanted);
    changed.entrySet().removeAll(there.entrySet());
    boolean namesWriter = !ownership.writer().isEmpty();
    if (namesWriter) {
      wanted.putAll(name.tags());
      // Also where it was read: another run of this event may have removed it since.
      changed.putAll(name.tags());
    }
    Set<String> gone = new HashSet<>(known.keySet());
    gone.removeAll(wanted.keySet());
    boolean isFirstWrite = !isWritten() && !known.equals(wanted);
    boolean isClaim = namedAt().isEmpty() && !ownership.owner().equals(read(known).owner());
    if (isFirstWrite || isClaim || (namesWriter && !isNamed())) {
      check.require(ApiOperation.TAG);
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

  private Ownership read(Map<String, String> some) {
    return OwnershipTags.read(some, hub.place().account());
  }

  private boolean isNamed() {
    return name.isIn(read(known));
  }

  boolean isWritten() {
    return writtenAt.isAfter(Instant.MIN);
  }

  /** Fails where this event is the writer no more; right after its own write it reads nothing. */
  void requireWriter() throws SecurityHubException {
    if (isWritten() && isNamed() && isOlderThan(JUST_WRITTEN)) {
      readAsWriter();
    }
  }

  /** Returns what the tags record, where they still name this event as the same owner's writer. */
  Ownership readAsWriter() throws SecurityHubException {
    Map<String, String> shown = readNamed();
    if (!read(shown).owner().equals(read(known).owner())) {
      throw notNamedIn(shown);
    }
    known = shown;
    return read(shown);
  }

  /** Returns the same, also where the owner is another by then. */
  Ownership readClaimed() throws SecurityHubException {
    known = readNamed();
    return read(known);
  }

  private Map<String, String> readNamed() throws SecurityHubException {
    Map<String, String> shown = OwnershipTags.ours(hub.tags());
    Ownership ownership = read(shown);
    boolean isSameOwner = ownership.owner().equals(read(known).owner());
    if (ownership.writer().isEmpty() && isSameOwner && name.isLastIn(shown, ownership)) {
      nameAgain(shown);
      throw notNamedIn(shown);
    }
    boolean isVisible = name.isClaimIn(shown) || isOlderThan(Observation.STALE);
    if (!name.isIn(ownership) || !isVisible) {
      throw notNamedIn(shown);
    }
    return shown;
  }

  private boolean isOlderThan(Duration age) {
    return !deadline.now().isBefore(writtenAt.plus(age));
  }

  private SecurityHubException notNamedIn(Map<String, String> shown) {
    FailureCause cause =
        isOlderThan(Observation.STALE) ? FailureCause.SUPERSEDED : FailureCause.TAGS_NOT_VISIBLE;
    String owner = read(shown).owner().map(Owner::toString).orElse("no owner");
    return new SecurityHubException(new Failure(cause, hub.place(), ApiOperation.LIST_TAGS, owner));
  }

  /** A run that ends removes the writer's tag, and with it a name that was written meanwhile. */
  private synchronized void nameAgain(Map<String, String> shown) throws SecurityHubException {
    check.require(ApiOperation.TAG);
    name = name.withNewClaim();
    hub.tag(name.tags());
    known = name.addedTo(shown);
    writtenAt = deadline.now();
  }
}
