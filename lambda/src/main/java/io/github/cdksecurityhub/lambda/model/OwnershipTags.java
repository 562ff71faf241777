package io.github.cdksecurityhub.lambda.model;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@link Ownership} as tags of the Region's hub, and back (R41).
 *
 * <p>Reading never fails, even where another program changed the tags: what can't be read is not
 * known.
 */
public final class OwnershipTags {
  private static final String PREFIX = "securityhub-organization:";
  private static final String STACK = PREFIX + "stack";
  private static final String RESOURCE = PREFIX + "resource";
  private static final String LIFE = PREFIX + "life";
  private static final String PREVIOUS = PREFIX + "previous";
  private static final LinkedTags LINKED = new LinkedTags(PREFIX + "previous-linked");
  private static final String WRITER = PREFIX + "writer";
  private static final String WRITTEN = PREFIX + "written";
  private static final String CLAIM = PREFIX + "claim";
  private static final String TAKEN_FROM = PREFIX + "taken-from";
  private static final String TAKEN_FROM_RESOURCE = TAKEN_FROM + "-resource";
  private static final String TAKEN_FROM_LIFE = TAKEN_FROM + "-life";
  private static final String TAKEN_FROM_LIVE = TAKEN_FROM + "-live";
  private static final String TAKEN_FROM_PREVIOUS = TAKEN_FROM + "-previous";
  private static final LinkedTags TAKEN_FROM_LINKED = new LinkedTags(TAKEN_FROM + "-linked");
  private static final String UNKNOWN = "unknown";

  private OwnershipTags() {}

  public static Map<String, String> ours(Map<String, String> tags) {
    return tags.entrySet().stream()
        .filter(tag -> tag.getKey().startsWith(PREFIX))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Reads the tags of a hub of {@code account}. Tags that name a stack of another account were
   * copied from its hub, and name no owner here.
   */
  public static Ownership read(Map<String, String> tags, String account) {
    Optional<Owner> owner = owner(tags, STACK, RESOURCE, LIFE);
    if (owner.isEmpty() || !owner.get().isIn(account)) {
      return Ownership.NONE;
    }
    return new Ownership(
        owner,
        previous(tags, PREVIOUS, LINKED.read(tags)),
        tags.getOrDefault(WRITER, ""),
        instant(tags.getOrDefault(WRITTEN, "")),
        owner(tags, TAKEN_FROM, TAKEN_FROM_RESOURCE, TAKEN_FROM_LIFE)
            .map(from -> takeover(tags, from)));
  }

  private static Ownership.Takeover takeover(Map<String, String> tags, Owner from) {
    return new Ownership.Takeover(
        from,
        previous(tags, TAKEN_FROM_LIVE, Map.of()).configuration(),
        previous(tags, TAKEN_FROM_PREVIOUS, TAKEN_FROM_LINKED.read(tags)));
  }

  /** Returns the tag by which one run of an event knows its own write. */
  public static Map<String, String> claim(String id) {
    return Map.of(CLAIM, id);
  }

  public static Map<String, String> writer(String requestId) {
    return Map.of(WRITER, requestId);
  }

  /** Returns the tags of {@code ownership}; none where it has no owner. */
  public static Map<String, String> write(Ownership ownership) {
    Map<String, String> tags = new LinkedHashMap<>();
    if (ownership.owner().isEmpty()) {
      return tags;
    }
    Owner owner = ownership.owner().get();
    tags.put(STACK, owner.stackId());
    tags.put(RESOURCE, owner.resource());
    tags.put(LIFE, owner.life());
    tags.put(PREVIOUS, value(ownership.before()));
    LINKED.put(tags, ownership.previousLinked());
    if (!ownership.writer().isEmpty()) {
      tags.put(WRITER, ownership.writer());
    }
    ownership.written().ifPresent(written -> tags.put(WRITTEN, written.toString()));
    ownership.takenFrom().ifPresent(from -> putTakeover(tags, from));
    return tags;
  }

  private static void putTakeover(Map<String, String> tags, Ownership.Takeover from) {
    tags.put(TAKEN_FROM, from.owner().stackId());
    tags.put(TAKEN_FROM_RESOURCE, from.owner().resource());
    tags.put(TAKEN_FROM_LIFE, from.owner().life());
    tags.put(TAKEN_FROM_LIVE, value(Previous.of(from.live())));
    // Also where there is nothing to say: an earlier takeover's would stay if it were not removed.
    tags.put(TAKEN_FROM_PREVIOUS, value(from.before()));
    tags.put(TAKEN_FROM_LINKED.key(), LinkedTags.NOTHING);
    TAKEN_FROM_LINKED.put(tags, from.before().linked());
  }

  private static Optional<Owner> owner(
      Map<String, String> tags, String stack, String resource, String life) {
    return Optional.ofNullable(tags.get(stack))
        .filter(stackId -> !stackId.isEmpty())
        .map(
            stackId ->
                new Owner(stackId, tags.getOrDefault(resource, ""), tags.getOrDefault(life, "")));
  }

  /** A tag value takes no comma. */
  private static String value(Previous previous) {
    String organization =
        previous.organization().map(OrganizationConfiguration::encoded).orElse(UNKNOWN);
    return (organization + previous.hub().encoded()).replace(',', '/');
  }

  private static Previous previous(
      Map<String, String> tags, String key, Map<String, Local> linked) {
    String value = tags.getOrDefault(key, UNKNOWN).replace('/', ',');
    Optional<OrganizationConfiguration> known = OrganizationConfiguration.decode(value);
    HubSettings hub =
        known
            .map(OrganizationConfiguration::hub)
            .or(() -> HubSettings.decode(value.replaceFirst("^" + UNKNOWN, "")))
            .orElse(HubSettings.NONE);
    return new Previous(known, hub, linked);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Returns the tag by which a home Region remembers one linked Region more. */
  public static Map<String, String> ofLinked(String region, Local settings) {
    return LINKED.ofOne(region, settings);
  }
}
