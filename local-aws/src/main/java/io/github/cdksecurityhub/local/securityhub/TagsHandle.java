package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.http.AwsRegions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The tags of one account's hub in one Region, for tests: what others do to them, and what is there
 * (R41).
 *
 * <p>Every change is at once, visible to the next read, and made whether or not the service would
 * accept it.
 */
public final class TagsHandle {
  private final World world;
  private final World.Place place;

  TagsHandle(World world, World.Place place) {
    this.world = world;
    this.place = place;
  }

  /**
   * The ARN of the hub, for instance {@code
   * arn:aws:securityhub:eu-west-1:123456789012:hub/default}.
   */
  public String arn() {
    return AwsRegions.hub(place.region(), place.account());
  }

  /**
   * The tags that are in force, which reads may not show yet.
   *
   * @return a snapshot, in the order in which they were set
   */
  public Map<String, String> current() {
    return Collections.unmodifiableMap(state().tags());
  }

  /** A user sets one tag. */
  public TagsHandle set(String key, String value) {
    return change(Operation.TAG_RESOURCE, tags -> tags.put(key, value));
  }

  /** A user removes tags; those that are not there are ignored. */
  public TagsHandle remove(String... keys) {
    return change(Operation.UNTAG_RESOURCE, tags -> tags.keySet().removeAll(List.of(keys)));
  }

  /** A user removes every tag. */
  public TagsHandle clear() {
    return change(Operation.UNTAG_RESOURCE, Map::clear);
  }

  /** A user lets the hub have exactly these tags. */
  public TagsHandle replace(Map<String, String> tags) {
    return change(
        Operation.TAG_RESOURCE,
        before -> {
          before.clear();
          before.putAll(tags);
        });
  }

  /**
   * A user lets the hub have exactly the tags of another one.
   *
   * @param other the hub to copy from, of any account and Region
   */
  public TagsHandle copyFrom(TagsHandle other) {
    return replace(other.current());
  }

  /**
   * Lets the next reads show other tags than those that are in force, until the next write.
   *
   * @param tags what they show, for instance an earlier {@link #current}
   * @param lasting for how many reads, or how long
   */
  public TagsHandle show(Map<String, String> tags, Lasting lasting) {
    Map<String, String> shown = new LinkedHashMap<>(tags);
    return change(before -> before.showing(shown, Countdown.of(lasting, world.now())));
  }

  private RegionState state() {
    return world.organization().account(place.account()).region(place.region());
  }

  private TagsHandle change(Operation operation, Consumer<Map<String, String>> change) {
    change(
        before -> {
          Map<String, String> after = new LinkedHashMap<>(before.value());
          change.accept(after);
          return Eventual.of(after);
        });
    world.leaveTrail(place, operation);
    return this;
  }

  private TagsHandle change(UnaryOperator<Eventual<Map<String, String>>> change) {
    world.change(
        o ->
            o.withRegion(
                place.account(),
                place.region(),
                state -> state.withHub(hub -> hub.withTags(change.apply(hub.tags())))));
    return this;
  }
}
