package io.github.cdksecurityhub.lambda.model;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which resource manages the organization configuration of a Region, and what was there before: the
 * record that outlives every event. {@link OwnershipTags} writes it as tags of the Region's hub.
 *
 * @param writer the RequestId of the event that is writing; empty where none is
 * @param written when the owner last wrote; empty where it never did
 * @param takenFrom whom it was taken from, until that has succeeded
 */
public record Ownership(
    Optional<Owner> owner,
    Previous before,
    String writer,
    Optional<Instant> written,
    Optional<Takeover> takenFrom) {

  private static final Previous UNKNOWN = Previous.of(Optional.empty());

  public static final Ownership NONE =
      new Ownership(Optional.empty(), UNKNOWN, "", Optional.empty(), Optional.empty());

  /**
   * Whom an owner took the Region from.
   *
   * @param owner the one before
   * @param live what was live at that moment; empty where it is not known
   * @param before what was there before that owner
   */
  public record Takeover(Owner owner, Optional<OrganizationConfiguration> live, Previous before) {}

  /** How the owner is related to another resource. */
  public enum Relation {
    NOBODY,
    /** That very resource, in whichever life. */
    MINE,
    SAME_STACK,
    OTHER_STACK
  }

  /** Returns what was live before, with the hub's settings; empty where that is not known. */
  public Optional<OrganizationConfiguration> previous() {
    return before.configuration();
  }

  public Map<String, Local> previousLinked() {
    return before.linked();
  }

  /** Returns what is live in a linked {@code region} again once CENTRAL is left. */
  public Local linked(String region) {
    return previousLinked().getOrDefault(region, Previous.TAKEN);
  }

  public Relation relationTo(Owner me) {
    if (owner.isEmpty()) {
      return Relation.NOBODY;
    }
    if (!owner.get().isInStackOf(me)) {
      return Relation.OTHER_STACK;
    }
    return owner.get().resource().equals(me.resource()) ? Relation.MINE : Relation.SAME_STACK;
  }

  public boolean isWrittenAfter(Instant time) {
    return written.filter(at -> at.isAfter(time)).isPresent();
  }

  public static Ownership claimedBy(Owner me, Previous before) {
    return new Ownership(Optional.of(me), before, "", Optional.empty(), Optional.empty());
  }

  public static Ownership claimedBy(Owner me, Optional<OrganizationConfiguration> previous) {
    return claimedBy(me, Previous.of(previous));
  }

  /**
   * Returns the claim of {@code me} on what another resource manages: what was remembered stays,
   * and where that is another resource, whom it is taken from is remembered with all of its own.
   *
   * @param live what is live, with the settings of the hub that {@code me} declares
   */
  public Ownership takenOverBy(Owner me, OrganizationConfiguration live) {
    Optional<Takeover> from =
        relationTo(me) == Relation.MINE
            ? takenFrom
            : owner.map(other -> new Takeover(other, Optional.of(live), before));
    Previous all = before.withHub(before.hub().orElse(live.hub()));
    return new Ownership(Optional.of(me), all, writer, written, from);
  }

  public Ownership rememberingOnly(Set<String> names) {
    return with(before.withHub(before.hub().only(names)));
  }

  public Ownership withPreviousLinked(Map<String, Local> linked) {
    return with(before.withLinked(linked));
  }

  /** Returns it without what the owner before it remembered of linked Regions already. */
  public Ownership withOwnLinked() {
    Map<String, Local> own = new TreeMap<>(previousLinked());
    takenFrom.ifPresent(from -> own.entrySet().removeAll(from.before().linked().entrySet()));
    return withPreviousLinked(own);
  }

  private Ownership with(Previous other) {
    return new Ownership(owner, other, writer, written, takenFrom);
  }

  public Ownership withWriter(String requestId) {
    return new Ownership(owner, before, requestId, written, takenFrom);
  }

  public Ownership writtenAt(Instant time) {
    Instant millis = time.truncatedTo(ChronoUnit.MILLIS);
    return new Ownership(owner, before, writer, Optional.of(millis), takenFrom);
  }

  public Ownership withoutTakeover() {
    return new Ownership(owner, before, writer, written, Optional.empty());
  }

  /** Returns it given back to the resource that it was taken from, if any. */
  public Ownership givenBack() {
    return takenFrom
        .map(from -> claimedBy(from.owner(), from.before()))
        .map(theirs -> written.map(theirs::writtenAt).orElse(theirs))
        .orElse(NONE);
  }
}
