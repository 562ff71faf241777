package io.github.cdksecurityhub.lambda.drift;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What has been checked, as CloudFormation and people name it.
 *
 * @param type CloudFormation's name of its type
 * @param name its name: a Region, a policy's name, a target or a Region of an aggregator
 * @param logicalId its logical id; empty where it is not known
 * @param physicalId its physical id; empty where it is not known
 */
public record DriftedResource(String type, String name, String logicalId, String physicalId) {
  Map<String, String> json() {
    Map<String, String> json = new LinkedHashMap<>();
    json.put("type", type);
    json.put("name", name);
    json.put("logicalId", logicalId);
    json.put("physicalId", physicalId);
    json.values().removeIf(String::isEmpty);
    return json;
  }
}
