package io.github.cdksecurityhub.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The query parameters of a request, percent-decoded; a name can come several times.
 *
 * @param values the values of each name, in the order in which they were sent
 */
public record Query(Map<String, List<String>> values) {

  /** Reads what follows the question mark of a request's target. */
  public static Query of(String raw) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : raw.split("&")) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        String value = parts.length > 1 ? decode(parts[1]) : "";
        values.computeIfAbsent(decode(parts[0]), name -> new ArrayList<>()).add(value);
      }
    }
    return new Query(values);
  }

  /** The first value of a name. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** Every value of a name. */
  public List<String> all(String name) {
    return List.copyOf(values.getOrDefault(name, List.of()));
  }

  private static String decode(String raw) {
    try {
      return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return raw;
    }
  }
}
