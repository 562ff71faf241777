package io.github.cdksecurityhub.lambda.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The fields in which live differs from desired: the one decision that everything else serves.
 *
 * <p>Under CENTRAL only the type counts: the other fields are the service's own there (R11).
 *
 * @param changes the differing fields, type first; empty where nothing is to be written
 */
public record ConfigurationDiff(List<FieldChange> changes) {
  /** Copies the list. */
  public ConfigurationDiff {
    changes = List.copyOf(changes);
  }

  /** Compares; a pure function. */
  public static ConfigurationDiff between(
      OrganizationConfiguration desired, LiveConfiguration live) {
    List<FieldChange> changes = new ArrayList<>();
    add(changes, "ConfigurationType", live.type(), desired.type());
    if (desired instanceof OrganizationConfiguration.Local local) {
      add(changes, "AutoEnable", live.autoEnable(), local.autoEnable());
      add(changes, "AutoEnableStandards", live.standards(), local.standards());
    }
    return new ConfigurationDiff(changes);
  }

  private static void add(List<FieldChange> changes, String field, Object from, Object to) {
    if (!from.equals(to)) {
      changes.add(new FieldChange(field, from.toString(), to.toString()));
    }
  }

  /** Tells whether live has every declared field. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Tells whether the configuration type itself differs; only that goes through PENDING (R24). */
  public boolean changesType() {
    return changes.stream().anyMatch(change -> change.field().equals("ConfigurationType"));
  }

  /** Returns {@code AutoEnable: false -> true; ...}, empty where nothing differs. */
  @Override
  public String toString() {
    return changes.stream().map(FieldChange::toString).collect(Collectors.joining("; "));
  }
}
