package io.github.cdksecurityhub.lambda.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a stack has deployed, and what its functions resolve to.
 *
 * @param json its template, after its macros
 * @param physicalIds the physical ids of the resources that exist, by logical id
 */
public record DeployedTemplate(
    String stackId,
    JsonValue json,
    Map<String, String> parameters,
    Map<String, String> physicalIds) {
  /** Attributes that are the physical id, by type; those of other types are not known. */
  private static final Map<String, List<String>> ATTRIBUTES =
      Map.of(
          "AWS::SecurityHub::ConfigurationPolicy", List.of("Arn"),
          "AWS::SecurityHub::FindingAggregator", List.of("FindingAggregatorArn"),
          "AWS::SecurityHub::PolicyAssociation", List.of("AssociationIdentifier"),
          "AWS::Organizations::Organization", List.of("Id"),
          "AWS::Organizations::OrganizationalUnit", List.of("Id"),
          "AWS::Organizations::Account", List.of("AccountId"));

  public DeployedTemplate {
    parameters = Map.copyOf(parameters);
    physicalIds = Map.copyOf(physicalIds);
  }

  public static String stackName(String stackId) {
    String[] parts = stackId.split("/", -1);
    return parts.length > 1 ? parts[1] : stackId;
  }

  public static String policyId(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  /** Returns what is behind references, and behind attributes as {@code Resource.Attribute}. */
  Map<String, JsonValue> values() {
    Map<String, JsonValue> values = new HashMap<>();
    parameters.forEach(
        (name, value) -> {
          JsonValue declared = json.path("Parameters").path(name);
          // Of such a parameter CloudFormation returns asterisks.
          if (!declared.path("NoEcho").text().equals("true")) {
            boolean isList = declared.path("Type").text().contains("List");
            Stream<String> elements = Stream.of(value.split(",", -1)).map(String::strip);
            values.put(name, new JsonValue(isList ? elements.toList() : value));
          }
        });
    physicalIds.forEach((logicalId, id) -> addResource(values, logicalId, id));
    return values;
  }

  private void addResource(Map<String, JsonValue> values, String logicalId, String physicalId) {
    String type = json.path("Resources").path(logicalId).path("Type").text();
    JsonValue id = new JsonValue(physicalId);
    values.put(logicalId, id);
    ATTRIBUTES
        .getOrDefault(type, List.of())
        .forEach(name -> values.put(logicalId + "." + name, id));
    if (type.equals("AWS::SecurityHub::ConfigurationPolicy")) {
      values.put(logicalId + ".Id", new JsonValue(policyId(physicalId)));
    }
    if (type.equals("AWS::SecurityHub::FindingAggregator") && physicalId.matches("(.*:){5}.*")) {
      String region = physicalId.split(":", -1)[3];
      values.put(logicalId + ".FindingAggregationRegion", new JsonValue(region));
    }
  }
}
