package io.github.cdksecurityhub.lambda.ownership;

import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.WriteCheck;
import java.time.Duration;

/**
 * One event as the writer of a Region: it names itself in the tags before it writes, and writes
 * only while they name it. So one event writes at a time.
 */
public final class RegionWriter {
  /** By then a writer that was replaced has read the tags, or its last request is over. */
  private static final Duration STOPS = Duration.ofSeconds(25);

  /** No function runs longer than 15 minutes. */
  private static final Duration IS_GONE = Duration.ofMinutes(16);

  private final HubTags tags;
  private final String requestId;
  private final Deadline deadline;
  private final Retries retries;
  private final ProgressListener listener;

  RegionWriter(
      HubTags tags,
      String requestId,
      Deadline deadline,
      Retries retries,
      ProgressListener listener) {
    this.tags = tags;
    this.requestId = requestId;
    this.deadline = deadline;
    this.retries = retries;
    this.listener = listener;
  }

  public boolean isAnother(Ownership ownership) {
    String writer = ownership.writer();
    return !writer.isEmpty()
        && !writer.equals(requestId)
        && ownership.isWrittenAfter(deadline.now().minus(IS_GONE));
  }

  /** Names this event in the place of another, and waits until that one must have noticed. */
  void replace(Ownership ownership) throws ReconcileException, InterruptedException {
    record(ownership.withWriter(requestId));
    listener.progress(Phase.OBSERVE, "waiting until the event before this one has stopped");
    deadline.pause(STOPS);
  }

  /**
   * Names this event as the writer, and returns what the tags record then: a read that shows its
   * own write shows everything before it, also what earlier reads did not show.
   *
   * @throws ReconcileException where that can't be written, and where it does not become visible
   */
  public Ownership claim(Ownership found) throws ReconcileException, InterruptedException {
    retries.run(ApiOperation.TAG.action(), () -> tags.claim(found));
    return retries.call(ApiOperation.LIST_TAGS.action(), tags::readClaimed);
  }

  /**
   * Names this event as the writer for the owner of {@code claimed}, or checks that it still is.
   */
  void become(Ownership claimed) throws ReconcileException, InterruptedException {
    if (isNamed()) {
      require();
    } else {
      retries.run(ApiOperation.TAG.action(), () -> tags.becomeWriter(claimed));
    }
  }

  /**
   * Returns what allows an update only while the tags name this event as the writer for the owner
   * of {@code claimed}, and {@code next} allows it.
   *
   * <p>This stops a cancelled event: when one resource of a stack fails, CloudFormation cancels the
   * others and rolls back, and Lambda runs on. Without this, a run that waits would write minutes
   * after the rollback is complete.
   */
  WriteCheck fence(Ownership claimed, WriteCheck next) {
    return new WriteCheck() {
      @Override
      public void require(ApiOperation operation) throws SecurityHubException {
        tags.becomeWriter(claimed);
        next.require(operation);
      }

      @Override
      public void written() {
        next.written();
      }
    };
  }

  private void require() throws ReconcileException, InterruptedException {
    retries.run(ApiOperation.LIST_TAGS.action(), tags::requireWriter);
  }

  /** Writes {@code ownership} to the tags, and removes the writer from them. */
  public void settle(Ownership ownership) throws ReconcileException, InterruptedException {
    require();
    record(tags.written(ownership).withWriter(""));
  }

  boolean isNamed() {
    return tags.namedAt().isPresent();
  }

  /** Returns whether the tags still are as this run wrote them when it named itself. */
  boolean isAsClaimed(Ownership ownership, Ownership claimed) {
    return !deadline.isClosed()
        && tags.namedAt()
            .map(since -> claimed.withWriter(requestId).writtenAt(since))
            .filter(ownership::equals)
            .isPresent();
  }

  /** As {@link #settle}; otherwise the next event waits for a writer that has stopped. */
  void settleIfPossible(Ownership ownership) {
    ifPossible(
        () -> {
          tags.requireWriter();
          tags.write(ownership.withWriter(""));
        });
  }

  /** Removes this event's name where it replaced another writer, and has claimed nothing since. */
  public void release() {
    if (!deadline.isClosed()) {
      ifPossible(tags::release);
    }
  }

  private void ifPossible(Retries.Command correction) {
    try {
      correction.send();
    } catch (SecurityHubException e) {
      listener.progress(Phase.APPLY, "the tags could not be corrected: " + e.getMessage());
    }
  }

  private void record(Ownership ownership) throws ReconcileException, InterruptedException {
    retries.run(ApiOperation.TAG.action(), () -> tags.write(ownership));
  }
}
