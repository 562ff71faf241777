package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.NearestNames;
import io.github.cdksecurityhub.internal.yaml.YamlEntry;
import io.github.cdksecurityhub.internal.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads what policies apply to: ids, and names that the file gives to ids.
 *
 * @param names the targets by name
 */
record TargetsYaml(Map<String, PolicyTarget> names) {
  static final TargetsYaml NONE = new TargetsYaml(Map.of());

  static TargetsYaml read(YamlValue value) {
    Map<String, PolicyTarget> names = new LinkedHashMap<>();
    for (YamlEntry entry : value.mapping("a mapping of names to ids")) {
      YamlValue key = entry.key();
      String name = key.text();
      if (PolicyTarget.byId(name).isPresent()) {
        throw key.refuse(
            "the name \"%s\" is itself an id in AWS Organizations".formatted(name),
            "Choose a name such as production, and write the id behind it");
      }
      names.put(name, id(entry.value()));
    }
    return new TargetsYaml(names);
  }

  private static PolicyTarget id(YamlValue value) {
    String id = value.text(TargetsYaml::padded);
    return PolicyTarget.byId(id)
        .orElseThrow(
            () ->
                value.refuse(
                    "\"%s\" is not an id in AWS Organizations".formatted(id),
                    guess(id) + "Ids are " + PolicyTarget.looks()));
  }

  /** An account id that was a number on its way here has lost the zeros that it began with. */
  private static String padded(String id) {
    return id.matches("[0-9]{8,11}") ? "0".repeat(12 - id.length()) + id : id;
  }

  private static String guess(String id) {
    return padded(id).equals(id) ? "" : "Did you mean \"%s\"? ".formatted(padded(id));
  }

  /** The target that an entry names, or whose id it is. */
  PolicyTarget target(YamlValue entry) {
    String text = entry.text(TargetsYaml::padded);
    PolicyTarget named = names.get(text);
    return named != null ? named : PolicyTarget.byId(text).orElseThrow(() -> unknown(entry));
  }

  private IllegalArgumentException unknown(YamlValue entry) {
    String text = entry.text();
    return entry.refuse(
        "\"%s\" is neither a name in targets nor an id in AWS Organizations".formatted(text),
        guess(text)
            + NearestNames.guess(text, names.keySet())
            + "Add it to targets at the top of the file, or write an id: "
            + PolicyTarget.looks());
  }
}
