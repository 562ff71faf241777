package io.github.cdksecurityhub.local.securityhub;

import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Calls in the order in which the service ruled on them; a snapshot. */
public final class Calls implements Iterable<Call> {
  private final List<Call> calls;

  Calls(List<Call> calls) {
    this.calls = List.copyOf(calls);
  }

  /** The calls themselves. */
  public List<Call> list() {
    return calls;
  }

  /** How many there are. */
  public int count() {
    return calls.size();
  }

  /** The calls of UpdateOrganizationConfiguration. */
  public Calls updates() {
    return of(Operation.UPDATE_ORGANIZATION_CONFIGURATION);
  }

  /** The calls of DescribeOrganizationConfiguration. */
  public Calls describes() {
    return of(Operation.DESCRIBE_ORGANIZATION_CONFIGURATION);
  }

  /** The calls of one operation. */
  public Calls of(Operation operation) {
    return where(call -> call.is(operation));
  }

  /** The calls in one Region. */
  public Calls in(String region) {
    return where(call -> call.region().equals(region));
  }

  /**
   * The calls by one account.
   *
   * @param account twelve digits
   */
  public Calls by(String account) {
    return where(call -> call.account().equals(account));
  }

  /** The writes that were carried out. */
  public Calls thatTookEffect() {
    return where(Call::tookEffect);
  }

  /** The calls that meet a condition. */
  public Calls where(Predicate<Call> condition) {
    return new Calls(stream().filter(condition).toList());
  }

  /** The calls as a stream. */
  public Stream<Call> stream() {
    return calls.stream();
  }

  @Override
  public Iterator<Call> iterator() {
    return calls.iterator();
  }

  @Override
  public String toString() {
    return calls.toString();
  }
}
