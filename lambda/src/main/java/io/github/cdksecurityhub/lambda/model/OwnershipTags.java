package io.github.cdksecurityhub.lambda.model;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@link Ownership} as tags of the Region's hub, and back (R41).
 *
 * <p>Whatever somebody else did to the tags, reading them never fails: what can't be read is not
 * known.
 */
public final class OwnershipTags {
  private static final String PREFIX = "securityhub-organization:";
  private static final String STACK = PREFIX + "stack";
  private static final String RESOURCE = PREFIX + "resource";
  private static final String LIFE = PREFIX + "life";
  private static final String PREVIOUS = PREFIX + "previous";
  private static final String PREVIOUS_LINKED = PREFIX + "previous-linked";
  private static final String ONE_LINKED = PREVIOUS_LINKED + ":";
  private static final String WRITER = PREFIX + "writer";
  private static final String WRITTEN = PREFIX + "written";
  private static final String CLAIM = PREFIX + "claim";
  private static final String TAKEN_FROM = PREFIX + "taken-from";
  private static final String TAKEN_FROM_RESOURCE = TAKEN_FROM + "-resource";
  private static final String TAKEN_FROM_LIFE = TAKEN_FROM + "-life";
  private static final String TAKEN_FROM_LIVE = TAKEN_FROM + "-live";
  private static final String TAKEN_FROM_PREVIOUS = TAKEN_FROM + "-previous";
  private static final String TAKEN_FROM_LINKED = TAKEN_FROM + "-linked";
  private static final String UNKNOWN = "unknown";
  private static final String NOTHING = "none";
  private static final int LONGEST_VALUE = 256;

  private OwnershipTags() {}

  /** Returns those of {@code tags} that are this construct's. */
  public static Map<String, String> ours(Map<String, String> tags) {
    return tags.entrySet().stream()
        .filter(tag -> tag.getKey().startsWith(PREFIX))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Reads the tags of a hub of {@code account}. Tags that name a stack of another account were
   * copied from its hub, and name nobody here.
   */
  public static Ownership read(Map<String, String> tags, String account) {
    Optional<Owner> owner = owner(tags, STACK, RESOURCE, LIFE);
    if (owner.isEmpty() || !owner.get().isIn(account)) {
      return Ownership.NONE;
    }
    return new Ownership(
        owner,
        previous(tags, PREVIOUS, previousLinked(tags)),
        tags.getOrDefault(WRITER, ""),
        instant(tags.getOrDefault(WRITTEN, "")),
        owner(tags, TAKEN_FROM, TAKEN_FROM_RESOURCE, TAKEN_FROM_LIFE)
            .map(from -> takeover(tags, from)));
  }

  private static Ownership.Takeover takeover(Map<String, String> tags, Owner from) {
    return new Ownership.Takeover(
        from,
        previous(tags, TAKEN_FROM_LIVE, Map.of()).configuration(),
        previous(tags, TAKEN_FROM_PREVIOUS, linked(tags, TAKEN_FROM_LINKED)));
  }

  /** Returns the tag by which one run of an event knows its own write. */
  public static Map<String, String> claim(String id) {
    return Map.of(CLAIM, id);
  }

  /** Returns the tag that names the event {@code requestId} as the writer. */
  public static Map<String, String> writer(String requestId) {
    return Map.of(WRITER, requestId);
  }

  /** Returns the tags of {@code ownership}; none where nobody owns anything. */
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
    putLinked(tags, PREVIOUS_LINKED, ownership.previousLinked());
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
    tags.put(TAKEN_FROM_LINKED, NOTHING);
    putLinked(tags, TAKEN_FROM_LINKED, from.before().linked());
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

  /** {@code REGION=AUTOENABLE/STANDARDS}, separated by blanks, in as many tags as that takes. */
  private static void putLinked(Map<String, String> tags, String key, Map<String, Local> linked) {
    int number = 1;
    for (Map.Entry<String, Local> each : linked.entrySet()) {
      String item = each.getKey() + "=" + value(each.getValue());
      String before = tags.getOrDefault(numbered(key, number), NOTHING);
      String value = before.equals(NOTHING) ? item : before + " " + item;
      if (value.length() > LONGEST_VALUE) {
        number++;
        value = item;
      }
      tags.put(numbered(key, number), value);
    }
  }

  private static Map<String, Local> previousLinked(Map<String, String> tags) {
    Map<String, Local> linked = linked(tags, PREVIOUS_LINKED);
    tags.forEach(
        (key, value) -> {
          if (key.startsWith(ONE_LINKED)) {
            String region = key.substring(ONE_LINKED.length());
            local(value).ifPresent(local -> linked.put(region, local));
          }
        });
    return linked;
  }

  private static Map<String, Local> linked(Map<String, String> tags, String key) {
    Map<String, Local> linked = new TreeMap<>();
    for (int number = 1; ; number++) {
      String value = tags.getOrDefault(numbered(key, number), NOTHING);
      if (value.equals(NOTHING)) {
        return linked;
      }
      for (String item : value.split(" ")) {
        String[] parts = item.split("=", 2);
        local(parts[parts.length - 1]).ifPresent(local -> linked.put(parts[0], local));
      }
    }
  }

  private static String numbered(String key, int number) {
    return number == 1 ? key : key + "-" + number;
  }

  private static Optional<Local> local(String value) {
    return OrganizationConfiguration.decode("LOCAL," + value.replace('/', ','))
        .map(Local.class::cast);
  }

  private static String value(Local local) {
    return local.autoEnable() + "/" + local.standards();
  }

  /** Returns the tag by which a home Region remembers one linked Region more. */
  public static Map<String, String> ofLinked(String region, Local settings) {
    return Map.of(ONE_LINKED + region, value(settings));
  }
}
