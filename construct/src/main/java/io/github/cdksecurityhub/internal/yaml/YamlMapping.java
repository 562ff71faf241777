package io.github.cdksecurityhub.internal.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** A mapping of keys that are text, each of which is there once. */
record YamlMapping(YamlValue value) {

  /** The entries, in the document's order. */
  List<YamlEntry> entries(String wanted) {
    if (!(value.node() instanceof MappingNode mapping)) {
      throw value.mustBe(wanted);
    }
    List<YamlEntry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (NodeTuple each : mapping.getValue()) {
      YamlEntry entry = entry(each);
      YamlValue key = entry.key();
      if (!seen.add(key.text())) {
        throw key.refuse(
            "%s has the key %s twice".formatted(value.name(), key.text()), "Remove one of them");
      }
      entries.add(entry);
    }
    return entries;
  }

  private YamlEntry entry(NodeTuple each) {
    String name = "a key of " + value.name();
    YamlValue key = new YamlValue(value.source(), value.path(), name, each.getKeyNode());
    String text = key.text();
    String path = pathOf(text);
    return new YamlEntry(
        new YamlValue(value.source(), path, name, each.getKeyNode()),
        new YamlValue(value.source(), path, text, each.getValueNode()));
  }

  /** {@code central.policies[0].parameters[ACM.1]}. */
  private String pathOf(String key) {
    if (!key.matches("\\w+")) {
      return "%s[%s]".formatted(value.path(), key);
    }
    return value.path().isEmpty() ? key : value.path() + "." + key;
  }
}
