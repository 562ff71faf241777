package io.github.cdksecurityhub.local.securityhub;

import java.util.Optional;

/**
 * What is to go wrong, and what others do, at the next calls of an operation.
 *
 * <p>Faults and other people's actions are two sequences, each taken step by step in the order in
 * which it was written: {@link #fail} and {@link #pass} write the first, {@link #beforeNext},
 * {@link #afterNext} and {@link #undisturbed} the second. Every call takes one step of each.
 */
public final class OperationScript {
  private final Object lock;
  private final Script<Fault> faults = new Script<>();
  private final Script<Intervention> interventions = new Script<>();

  OperationScript(Object lock) {
    this.lock = lock;
  }

  /** The next call fails. */
  public OperationScript fail(Fault fault) {
    return fail(fault, 1);
  }

  /** The next calls fail. */
  public OperationScript fail(Fault fault, int times) {
    synchronized (lock) {
      faults.add(Optional.of(fault), times);
    }
    return this;
  }

  /** Every further call fails. */
  public OperationScript failForEver(Fault fault) {
    return fail(fault, Integer.MAX_VALUE);
  }

  /** The next calls pass before the next fault. */
  public OperationScript pass(int times) {
    synchronized (lock) {
      faults.add(Optional.empty(), times);
    }
    return this;
  }

  /**
   * Another user does something right before the service processes the next call.
   *
   * @param action for instance a foreign write through a {@link RegionHandle}
   */
  public OperationScript beforeNext(Runnable action) {
    return intervene(new Intervention(Moment.BEFORE, action));
  }

  /**
   * Another user does something right after the service processed the next call: with a read, that
   * is between this read and the write that follows.
   *
   * @param action for instance a foreign write through a {@link RegionHandle}
   */
  public OperationScript afterNext(Runnable action) {
    return intervene(new Intervention(Moment.AFTER, action));
  }

  /** The next calls pass before anybody does the next thing. */
  public OperationScript undisturbed(int times) {
    synchronized (lock) {
      interventions.add(Optional.empty(), times);
    }
    return this;
  }

  /** Forgets all steps that are left. */
  public OperationScript clear() {
    synchronized (lock) {
      faults.clear();
      interventions.clear();
    }
    return this;
  }

  private OperationScript intervene(Intervention intervention) {
    synchronized (lock) {
      interventions.add(Optional.of(intervention), 1);
    }
    return this;
  }

  boolean hasFaults() {
    return !faults.isEmpty();
  }

  Optional<Fault> nextFault() {
    return faults.next();
  }

  boolean hasInterventions() {
    return !interventions.isEmpty();
  }

  Optional<Intervention> nextIntervention() {
    return interventions.next();
  }
}
