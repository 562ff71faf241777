package io.github.cdksecurityhub.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The policies in the template of a central configuration, and edits of them. */
final class PolicyTemplate {
  private static final String POLICY = "AWS::SecurityHub::ConfigurationPolicy";
  private static final String ASSOCIATION = "AWS::SecurityHub::PolicyAssociation";
  private static final String AGGREGATOR = "AWS::SecurityHub::FindingAggregator";
  private static final String HANDLE = "AWS::CloudFormation::WaitConditionHandle";

  private PolicyTemplate() {}

  /** The name of the policy that each target is to have, or what is there in place of a policy. */
  static Map<String, String> desired(EditedTemplate template) {
    JsonNode json = template.template().json();
    Map<String, String> desired = new TreeMap<>();
    for (String association : named(json, ASSOCIATION, any -> true)) {
      JsonNode properties = properties(json, association);
      JsonNode policy = properties.path("ConfigurationPolicyId");
      String named = policy.path("Fn::GetAtt").path(0).asText();
      desired.put(
          properties.path("TargetId").asText(),
          named.isEmpty() ? policy.asText() : properties(json, named).path("Name").asText());
    }
    return desired;
  }

  /** An edit that adds a policy that turns Security Hub on, for one organizational unit. */
  static UnaryOperator<EditedTemplate> add(String name, String unit) {
    return template ->
        template.edited(
            json -> {
              ObjectNode resources = json.withObject("/Resources");
              resources.set("Policy" + name, resources.path(policy(json, "baseline")).deepCopy());
              properties(json, "Policy" + name).put("Name", name);

              String model = named(json, ASSOCIATION, any -> true).iterator().next();
              resources.set("Association" + name, resources.path(model).deepCopy());
              ObjectNode association = properties(json, "Association" + name);
              association.put("TargetType", "ORGANIZATIONAL_UNIT").put("TargetId", unit);
              point(association, "Policy" + name);
            });
  }

  /** An edit that gives a policy another description. */
  static UnaryOperator<EditedTemplate> describe(String name, String description) {
    return template ->
        template.edited(
            json -> properties(json, policy(json, name)).put("Description", description));
  }

  /** An edit that gives a target another policy of the template. */
  static UnaryOperator<EditedTemplate> move(String target, String name) {
    return template ->
        template.edited(
            json ->
                named(json, ASSOCIATION, p -> p.path("TargetId").asText().equals(target))
                    .forEach(each -> point(properties(json, each), policy(json, name))));
  }

  /** An edit that removes a policy which no target has any more. */
  static UnaryOperator<EditedTemplate> remove(String name) {
    return template -> template.withoutResources(Set.of(policy(template.template().json(), name)));
  }

  /** An edit that removes all policies and what they are associated with. */
  static UnaryOperator<EditedTemplate> removeAll() {
    return template -> removed(template, POLICY, ASSOCIATION);
  }

  /** An edit that removes the finding aggregator. */
  static UnaryOperator<EditedTemplate> removeAggregator() {
    return template -> removed(template, AGGREGATOR);
  }

  /** An edit that removes all there is, and leaves something that has nothing to do with it. */
  static UnaryOperator<EditedTemplate> removeEverything() {
    return template ->
        template.edited(
            json -> {
              json.remove("Outputs");
              json.putObject("Resources").putObject("Other").put("Type", HANDLE);
            });
  }

  private static EditedTemplate removed(EditedTemplate template, String... types) {
    Set<String> gone = new HashSet<>();
    for (String type : types) {
      gone.addAll(named(template.template().json(), type, any -> true));
    }
    return template.withoutResources(gone);
  }

  private static void point(ObjectNode association, String policy) {
    ArrayNode id = association.putObject("ConfigurationPolicyId").putArray("Fn::GetAtt");
    id.add(policy).add("Id");
  }

  private static ObjectNode properties(JsonNode template, String logicalId) {
    return (ObjectNode) template.path("Resources").path(logicalId).path("Properties");
  }

  private static String policy(JsonNode template, String name) {
    return named(template, POLICY, p -> p.path("Name").asText().equals(name)).iterator().next();
  }

  private static Set<String> named(JsonNode template, String type, Predicate<JsonNode> which) {
    Set<String> found = new TreeSet<>();
    template
        .path("Resources")
        .properties()
        .forEach(
            entry -> {
              JsonNode resource = entry.getValue();
              if (resource.path("Type").asText().equals(type)
                  && which.test(resource.path("Properties"))) {
                found.add(entry.getKey());
              }
            });
    return found;
  }
}
