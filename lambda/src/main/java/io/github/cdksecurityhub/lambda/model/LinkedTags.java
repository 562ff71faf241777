package io.github.cdksecurityhub.lambda.model;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings of linked Regions as tags: {@code REGION=AUTOENABLE/STANDARDS}, separated by blanks,
 * in as many tags as that takes (R41), and tags for single Regions beside these.
 *
 * @param key of the first tag; the next have {@code -2}, {@code -3}, that of a Region {@code
 *     :REGION} behind it
 */
record LinkedTags(String key) {
  static final String NOTHING = "none";
  private static final int LONGEST_VALUE = 256;

  void put(Map<String, String> tags, Map<String, Local> linked) {
    int number = 1;
    for (Map.Entry<String, Local> each : linked.entrySet()) {
      String item = each.getKey() + "=" + value(each.getValue());
      String before = tags.getOrDefault(numbered(number), NOTHING);
      String value = before.equals(NOTHING) ? item : before + " " + item;
      if (value.length() > LONGEST_VALUE) {
        number++;
        value = item;
      }
      tags.put(numbered(number), value);
    }
  }

  /** The tag of a single Region counts more than what the others have of it. */
  Map<String, Local> read(Map<String, String> tags) {
    Map<String, Local> linked = new TreeMap<>();
    String value = tags.getOrDefault(key, NOTHING);
    for (int number = 2; !value.equals(NOTHING); number++) {
      for (String item : value.split(" ")) {
        String[] parts = item.split("=", 2);
        local(parts[parts.length - 1]).ifPresent(local -> linked.put(parts[0], local));
      }
      value = tags.getOrDefault(numbered(number), NOTHING);
    }
    String single = key + ":";
    tags.forEach(
        (name, settings) -> {
          if (name.startsWith(single)) {
            local(settings).ifPresent(local -> linked.put(name.substring(single.length()), local));
          }
        });
    return linked;
  }

  Map<String, String> ofOne(String region, Local settings) {
    return Map.of(key + ":" + region, value(settings));
  }

  private String numbered(int number) {
    return number == 1 ? key : key + "-" + number;
  }

  private static Optional<Local> local(String value) {
    return OrganizationConfiguration.decode("LOCAL," + value.replace('/', ','))
        .map(Local.class::cast);
  }

  private static String value(Local local) {
    return local.autoEnable() + "/" + local.standards();
  }
}
