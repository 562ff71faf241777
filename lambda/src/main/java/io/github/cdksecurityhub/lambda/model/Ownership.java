package io.github.cdksecurityhub.lambda.model;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whose the organization configuration of a Region is, and what was there before: the memory that
 * outlives every event. {@link OwnershipTags} writes it as tags of the Region's hub.
 *
 * @param owner who manages it; empty where nobody does
 * @param previous what was live before; empty where nobody knows
 * @param previousLinked what going CENTRAL took from the linked Regions, by their names (R11)
 * @param writer the RequestId of the event that is writing; empty where none is
 * @param written when the owner last wrote; empty where it never did
 * @param takenFrom whom it was taken from, until that has succeeded
 */
public record Ownership(
    Optional<Owner> owner,
    Optional<OrganizationConfiguration> previous,
    Map<String, Local> previousLinked,
    String writer,
    Optional<Instant> written,
    Optional<Takeover> takenFrom) {

  /** What going CENTRAL sets in linked Regions, so that it takes nothing where that was live. */
  public static final Local TAKEN = new Local(false, AutoEnableStandards.NONE);

  /** Nobody manages the Region. */
  public static final Ownership NONE =
      new Ownership(
          Optional.empty(), Optional.empty(), Map.of(), "", Optional.empty(), Optional.empty());

  /**
   * Whom an owner took the Region from.
   *
   * @param owner the one before
   * @param live what was live at that moment; empty where it is not known
   * @param previous what was live before that owner; empty where nobody knows
   * @param linked what it remembered of linked Regions
   */
  public record Takeover(
      Owner owner,
      Optional<OrganizationConfiguration> live,
      Optional<OrganizationConfiguration> previous,
      Map<String, Local> linked) {
    /** Sorts the linked Regions. */
    public Takeover {
      linked = sorted(linked);
    }
  }

  /** How the owner is related to another resource. */
  public enum Relation {
    /** Nobody manages it. */
    NOBODY,
    /** That very resource, in whichever life. */
    MINE,
    /** Another resource of the same stack. */
    SAME_STACK,
    /** A resource of another stack. */
    OTHER_STACK
  }

  /** Sorts the linked Regions, so that the same memory is the same tags. */
  public Ownership {
    previousLinked = sorted(previousLinked);
  }

  private static Map<String, Local> sorted(Map<String, Local> linked) {
    Map<String, Local> sorted = new TreeMap<>(linked);
    sorted.values().removeIf(TAKEN::equals);
    return sorted;
  }

  /** Returns what is live in a linked {@code region} again once CENTRAL is left. */
  public Local linked(String region) {
    return previousLinked.getOrDefault(region, TAKEN);
  }

  /** Returns how the owner is related to {@code me}. */
  public Relation relationTo(Owner me) {
    if (owner.isEmpty()) {
      return Relation.NOBODY;
    }
    if (!owner.get().isInStackOf(me)) {
      return Relation.OTHER_STACK;
    }
    return owner.get().isSameResource(me) ? Relation.MINE : Relation.SAME_STACK;
  }

  /** Returns the first claim of {@code me} where nobody was. */
  public static Ownership claimedBy(Owner me, Optional<OrganizationConfiguration> previous) {
    return new Ownership(
        Optional.of(me), previous, Map.of(), "", Optional.empty(), Optional.empty());
  }

  /**
   * Returns the claim of {@code me} on what somebody has already: what was remembered stays, and
   * where that is another resource, whom it is taken from is remembered with all of its own.
   *
   * @param live what is live, with the settings of the hub that {@code me} declares
   */
  public Ownership takenOverBy(Owner me, OrganizationConfiguration live) {
    Optional<Takeover> from =
        relationTo(me) == Relation.MINE
            ? takenFrom
            : owner.map(
                before -> new Takeover(before, Optional.of(live), previous, previousLinked));
    Optional<OrganizationConfiguration> withHub =
        previous.map(each -> each.withHub(each.hub().orElse(live.hub())));
    return new Ownership(Optional.of(me), withHub, previousLinked, writer, written, from);
  }

  /** Returns it with a memory of the hub's settings with {@code names} alone. */
  public Ownership rememberingOnly(Set<String> names) {
    Optional<OrganizationConfiguration> some =
        previous.map(each -> each.withHub(each.hub().only(names)));
    return new Ownership(owner, some, previousLinked, writer, written, takenFrom);
  }

  /** Returns it with what going CENTRAL takes from the linked Regions. */
  public Ownership withPreviousLinked(Map<String, Local> linked) {
    return new Ownership(owner, previous, linked, writer, written, takenFrom);
  }

  /** Returns it without what the owner before it remembered of linked Regions already. */
  public Ownership withOwnLinked() {
    Map<String, Local> own = new TreeMap<>(previousLinked);
    takenFrom.ifPresent(from -> own.entrySet().removeAll(from.linked().entrySet()));
    return withPreviousLinked(own);
  }

  /** Returns it while the event {@code requestId} may write. */
  public Ownership withWriter(String requestId) {
    return new Ownership(owner, previous, previousLinked, requestId, written, takenFrom);
  }

  /** Returns it while the event {@code requestId} writes, from {@code now} on. */
  public Ownership writing(String requestId, Instant now) {
    return withWriter(requestId).writtenAt(now);
  }

  /** Returns it while no event writes. */
  public Ownership withoutWriter() {
    return withWriter("");
  }

  /** Returns it where the owner last wrote at {@code time}. */
  public Ownership writtenAt(Instant time) {
    return new Ownership(
        owner,
        previous,
        previousLinked,
        writer,
        Optional.of(time.truncatedTo(ChronoUnit.MILLIS)),
        takenFrom);
  }

  /** Returns it once a takeover has succeeded. */
  public Ownership withoutTakeover() {
    return new Ownership(owner, previous, previousLinked, writer, written, Optional.empty());
  }

  /** Returns it given back to whom it was taken from, or to nobody. */
  public Ownership givenBack() {
    return takenFrom
        .map(
            from ->
                new Ownership(
                    Optional.of(from.owner()),
                    from.previous(),
                    from.linked(),
                    "",
                    written,
                    Optional.empty()))
        .orElse(NONE);
  }
}
