package io.github.cdksecurityhub.cli.weakening;

import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.Fields;
import java.util.List;
import java.util.Optional;

/** What a target loses that gets another policy, or none. */
public final class AssociationWeakenings {
  /** A policy that a target has, by name or id; its content is empty where it is not known. */
  public record Applied(String name, Optional<Fields> content) {
    private boolean isSelfManaged() {
      return name.equals(AssociationFields.SELF_MANAGED);
    }

    private boolean isOff() {
      return content.filter(fields -> !PolicyWeakenings.isOn(fields)).isPresent();
    }
  }

  private AssociationWeakenings() {}

  public static List<String> moved(Applied before, Applied after) {
    if (before.name.equals(after.name) || before.isOff()) {
      return List.of();
    }
    String move = "moved from %s to %s: ".formatted(shown(before), shown(after));
    if (after.isSelfManaged()) {
      return List.of(move + "its owner decides what is on");
    }
    if (after.isOff()) {
      return List.of(move + "Security Hub is switched off there");
    }
    return before.content.isPresent() && after.content.isPresent()
        ? PolicyWeakenings.between(before.content.get(), after.content.get()).stream()
            .map(each -> move + each)
            .toList()
        : List.of();
  }

  public static List<String> removed(String target, Applied before) {
    return before.isOff() || before.isSelfManaged()
        ? List.of()
        : List.of(
            "%s loses the policy %s: it follows its parent's, or none"
                .formatted(target, before.name));
  }

  private static String shown(Applied policy) {
    return policy.isSelfManaged() ? "self-managed" : policy.name;
  }
}
