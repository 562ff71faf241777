package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.http.AwsRegions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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
    return Collections.unmodifiableMap(state(world.organization()).tags());
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

  private RegionState state(Organization organization) {
    return organization.account(place.account()).region(place.region());
  }

  private TagsHandle change(Operation operation, Consumer<Map<String, String>> change) {
    world.change(
        o -> {
          Map<String, String> after = new LinkedHashMap<>(state(o).tags());
          change.accept(after);
          return o.withRegion(
              place.account(),
              place.region(),
              state -> state.withHub(hub -> hub.withTags(Eventual.of(after))));
        });
    world.leaveTrail(place, operation);
    return this;
  }
}
