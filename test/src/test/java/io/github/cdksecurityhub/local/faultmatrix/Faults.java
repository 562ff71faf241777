package io.github.cdksecurityhub.local.faultmatrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every row of the matrix, by chapter. */
final class Faults {
  private Faults() {}

  static Map<String, List<Row>> chapters() {
    Map<String, List<Row>> chapters = new LinkedHashMap<>();
    chapters.put("Load and faults of the service", ServiceFaults.load());
    chapters.put("Connections", ConnectionFaults.connections());
    chapters.put("Responses that can't be understood", ConnectionFaults.bodies());
    chapters.put("Refusals", ServiceFaults.refusals());
    chapters.put("Going CENTRAL and leaving it", ServiceFaults.central());
    chapters.put("Consistency, and others who write", ServiceFaults.consistency());
    chapters.put("The function", FunctionFaults.instances());
    chapters.put("The response and the event", FunctionFaults.responses());
    return chapters;
  }

  /** What `mvn verify` runs too: what needs no waiting and starts no JVM. */
  static List<Row> slice() {
    return Stream.of(
            ServiceFaults.load(),
            ConnectionFaults.bodies(),
            ServiceFaults.refusals(),
            ServiceFaults.central(),
            ServiceFaults.consistency(),
            FunctionFaults.responses())
        .flatMap(List::stream)
        .filter(Row::isUnhurried)
        .filter(row -> row.where() == TestAccount.Type.PLAIN)
        .filter(row -> !row.fault().startsWith("JVM killed"))
        .toList();
  }

  static List<Row> all() {
    List<Row> all = new ArrayList<>();
    chapters().values().forEach(all::addAll);
    return all;
  }
}
