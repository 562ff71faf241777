package io.github.cdksecurityhub.lambda.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The declared fields in which live differs from desired: the one decision that everything else
 * serves.
 *
 * <p>Under CENTRAL only the type is declared: the other fields are the service's own there (R11).
 *
 * @param changes the differing fields, type first; empty where nothing is to be written
 */
public record ConfigurationDiff(List<FieldChange> changes) {
  public ConfigurationDiff {
    changes = List.copyOf(changes);
  }

  /** Compares each declared field with the live one of the same name; a pure function. */
  public static ConfigurationDiff between(
      OrganizationConfiguration desired, LiveConfiguration live) {
    Map<String, String> actual = live.fields();
    return new ConfigurationDiff(
        desired.fields().entrySet().stream()
            .map(
                field ->
                    FieldChange.of(field.getKey(), actual.get(field.getKey()), field.getValue()))
            .filter(change -> !change.from().equals(change.to()))
            .toList());
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Returns whether the configuration type differs; only that goes through PENDING (R24). */
  public boolean changesType() {
    return changes.stream()
        .anyMatch(change -> change.field().equals(OrganizationConfiguration.TYPE));
  }

  /** Returns {@code AutoEnable: false -> true; ...}, empty where nothing differs. */
  @Override
  public String toString() {
    return changes.stream().map(FieldChange::toString).collect(Collectors.joining("; "));
  }
}
