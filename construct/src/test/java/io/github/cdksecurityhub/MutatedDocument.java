package io.github.cdksecurityhub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** A declaration as somebody in a hurry writes it: right, or wrong in a place or two. */
record MutatedDocument(Object tree, String yaml) {
  private static final List<String> REGIONS =
      List.of("us-east-1", "eu-west-1", "ap-southeast-2", "eu-south-1", "us-west-2", "af-south-1");
  private static final List<String> KEYS =
      List.of(
          "schemaVersion",
          "onDelete",
          "takeOver",
          "revision",
          "controlFindings",
          "autoEnableControls",
          "local",
          "central",
          "targets",
          "driftDetection",
          "region",
          "linkedRegions",
          "only",
          "policies",
          "enabled",
          "disabled",
          "selfManaged",
          "description",
          "standards",
          "disableControls",
          "enableOnlyControls",
          "parameters",
          "appliesTo",
          "interval",
          "EC2.8",
          "regions",
          "autoEnable",
          "autoEnableStandards",
          "autoEnabel",
          "Regions");
  private static final List<String> WORDS =
      List.of(
          "DEFAULT",
          "NONE",
          "RESTORE",
          "RESET",
          "RETAIN",
          "restore",
          "true",
          "",
          "eu-west-9",
          "all",
          "ACM.1",
          "123456789012",
          "everyone",
          "1 hour",
          "PCI_DSS_4_0_1");

  static MutatedDocument random(Random random) {
    Object tree = declaration(random);
    for (int mutations = random.nextInt(3); mutations > 0; mutations--) {
      tree = mutate(tree, random);
    }
    FlowStyle style = FlowStyle.values()[random.nextInt(FlowStyle.values().length)];
    DumpSettings settings = DumpSettings.builder().setDefaultFlowStyle(style).build();
    return new MutatedDocument(tree, new Dump(settings).dumpToString(tree));
  }

  private static Map<String, Object> declaration(Random random) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schemaVersion", random.nextInt(8) == 0 ? 1.0 : 1);
    if (random.nextBoolean()) {
      document.put("onDelete", WORDS.get(2 + random.nextInt(3)));
    }
    if (random.nextInt(4) == 0) {
      document.put("takeOver", random.nextBoolean());
      document.put("revision", one(WORDS, random));
    }
    if (random.nextInt(3) == 0) {
      document.put("controlFindings", random.nextBoolean() ? "CONSOLIDATED" : "PER_STANDARD");
    }
    if (random.nextInt(3) == 0) {
      document.put("autoEnableControls", random.nextBoolean());
    }
    RandomCentral central = new RandomCentral(random, REGIONS.subList(1, 4));
    if (random.nextInt(3) == 0) {
      document.put("driftDetection", central.driftDetection());
    }
    if (random.nextBoolean()) {
      document.remove("autoEnableControls");
      central.addTo(document);
      return document;
    }
    List<Object> groups = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      Map<String, Object> group = new LinkedHashMap<>();
      group.put("regions", new ArrayList<>(REGIONS.subList(i * 2, i * 2 + 1 + random.nextInt(2))));
      group.put("autoEnable", random.nextBoolean());
      group.put("autoEnableStandards", WORDS.get(random.nextInt(2)));
      groups.add(group);
    }
    document.put("local", groups);
    return document;
  }

  /** Changes the value itself, or something in it. */
  private static Object mutate(Object value, Random random) {
    if (random.nextInt(6) == 0) {
      return anything(random);
    }
    if (value instanceof Map<?, ?> map) {
      return mutateKeys(map, random);
    }
    return value instanceof List<?> list ? mutateEntries(list, random) : anything(random);
  }

  private static Object mutateKeys(Map<?, ?> map, Random random) {
    Map<Object, Object> changed = new LinkedHashMap<>(map);
    if (map.isEmpty() || random.nextInt(6) == 0) {
      changed.put(one(KEYS, random), anything(random));
      return changed;
    }
    Object key = one(new ArrayList<>(map.keySet()), random);
    Object value = changed.get(key);
    switch (random.nextInt(6)) {
      case 0 -> changed.remove(key);
      case 1 -> {
        changed.remove(key);
        changed.put(one(KEYS, random), value);
      }
      default -> changed.put(key, mutate(value, random));
    }
    return changed;
  }

  private static Object mutateEntries(List<?> list, Random random) {
    List<Object> changed = new ArrayList<>(list);
    if (list.isEmpty() || random.nextInt(4) == 0) {
      changed.add(anything(random));
      return changed;
    }
    int index = random.nextInt(list.size());
    switch (random.nextInt(5)) {
      case 0 -> changed.remove(index);
      // Not the same object: it would be written as an alias.
      case 1 -> changed.add(copy(list.get(index)));
      default -> changed.set(index, mutate(list.get(index), random));
    }
    return changed;
  }

  private static Object copy(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, it) -> copy.put(key, copy(it)));
      return copy;
    }
    return value instanceof List<?> list
        ? new ArrayList<>(list.stream().map(MutatedDocument::copy).toList())
        : value;
  }

  private static Object anything(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> new ArrayList<>();
      case 1 -> new LinkedHashMap<>();
      case 2 -> random.nextBoolean();
      case 3 -> random.nextInt(4) - 1;
      case 4 -> one(RandomCentral.DECIMALS, random);
      case 5 -> new ArrayList<>(List.of(one(REGIONS, random)));
      case 6 -> one(REGIONS, random);
      case 7 -> declaration(random);
      default -> one(WORDS, random);
    };
  }

  private static <T> T one(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
