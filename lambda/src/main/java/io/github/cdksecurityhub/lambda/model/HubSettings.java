package io.github.cdksecurityhub.lambda.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The settings of a Region's hub beside the organization configuration (R42): any of them, each
 * with a value that the service allows.
 *
 * <p>A setting that is not declared is not touched, so each is there or not, and everything works
 * on those that are.
 *
 * @param fields their values by the service's names
 */
public record HubSettings(Map<String, String> fields) {
  /** Whether new controls of enabled standards are enabled: {@code true} or {@code false}. */
  public static final String AUTO_ENABLE_CONTROLS = "AutoEnableControls";

  /** Whether a control yields one finding for all standards, or one for each. */
  public static final String CONTROL_FINDING_GENERATOR = "ControlFindingGenerator";

  public static final Map<String, Set<String>> ALLOWED =
      Map.of(
          AUTO_ENABLE_CONTROLS, Set.of("true", "false"),
          CONTROL_FINDING_GENERATOR, Set.of("SECURITY_CONTROL", "STANDARD_CONTROL"));

  public static final HubSettings NONE = new HubSettings(Map.of());

  /** What a hub has that was enabled today: consolidated findings, new controls enabled. */
  public static final HubSettings DEFAULTS =
      new HubSettings(
          Map.of(AUTO_ENABLE_CONTROLS, "true", CONTROL_FINDING_GENERATOR, "SECURITY_CONTROL"));

  public HubSettings {
    fields.forEach(
        (name, value) -> {
          if (!ALLOWED.getOrDefault(name, Set.of()).contains(value)) {
            throw new IllegalArgumentException(name + "=" + value);
          }
        });
    fields = new TreeMap<>(fields);
  }

  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /** Returns those with one of {@code names}. */
  public HubSettings only(Set<String> names) {
    return changed(some -> some.keySet().retainAll(names));
  }

  /** Returns those that {@code other} does not have, with any value. */
  public HubSettings without(HubSettings other) {
    return changed(some -> some.keySet().removeAll(other.fields.keySet()));
  }

  /** Returns those that {@code other} has with the same value. */
  public HubSettings sameAs(HubSettings other) {
    return changed(some -> some.entrySet().retainAll(other.fields.entrySet()));
  }

  /** Returns those that {@code other} does not have, or has with another value. */
  public HubSettings differingFrom(HubSettings other) {
    return changed(some -> some.entrySet().removeAll(other.fields.entrySet()));
  }

  /** Returns these, and of {@code other} those that are missing here. */
  public HubSettings orElse(HubSettings other) {
    return other.changed(all -> all.putAll(fields));
  }

  private HubSettings changed(Consumer<Map<String, String>> change) {
    Map<String, String> some = new TreeMap<>(fields);
    change.accept(some);
    return new HubSettings(some);
  }

  /** Returns {@code ,AutoEnableControls=true,...}: what follows the organization's fields. */
  String encoded() {
    return fields.entrySet().stream()
        .map(field -> "," + field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining());
  }

  /** Reads what {@link #encoded()} wrote, in any order; empty where it is anything else. */
  static Optional<HubSettings> decode(String encoded) {
    Map<String, String> fields = new TreeMap<>();
    for (String field : encoded.isEmpty() ? new String[0] : encoded.substring(1).split(",", -1)) {
      String[] parts = field.split("=", 2);
      if (fields.put(parts[0], parts[parts.length - 1]) != null) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(new HubSettings(fields));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
