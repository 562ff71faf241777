package io.github.cdksecurityhub.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.cloudformation.Template;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The policies in the template of a central configuration, and edits of them. */
public final class PolicyTemplate {

  private static final String POLICY = "AWS::SecurityHub::ConfigurationPolicy";
  private static final String ASSOCIATION = "AWS::SecurityHub::PolicyAssociation";
  private static final String AGGREGATOR = "AWS::SecurityHub::FindingAggregator";

  private final ObjectNode json;

  private PolicyTemplate(EditedTemplate template) {
    this.json = template.template().copy();
  }

  /** The name of the policy that each target is to have, or what is there in place of a policy. */
  public static Map<String, String> desired(EditedTemplate template) {
    PolicyTemplate read = new PolicyTemplate(template);
    Map<String, String> desired = new TreeMap<>();
    for (String association : read.named(ASSOCIATION, any -> true)) {
      JsonNode properties = read.properties(association);
      JsonNode policy = properties.path("ConfigurationPolicyId");
      String named = policy.path("Fn::GetAtt").path(0).asText();
      desired.put(
          properties.path("TargetId").asText(),
          named.isEmpty() ? policy.asText() : read.properties(named).path("Name").asText());
    }
    return desired;
  }

  /** An edit that adds a policy that turns Security Hub on, for one organizational unit. */
  public static UnaryOperator<EditedTemplate> add(String name, String unit) {
    return edit(
        it -> {
          String like = it.policy("baseline");
          ObjectNode policy = it.resources().path(like).deepCopy();
          ((ObjectNode) policy.path("Properties")).put("Name", name);
          it.resources().set("Policy" + name, policy);
          String model = it.named(ASSOCIATION, any -> true).iterator().next();
          ObjectNode association = it.resources().path(model).deepCopy();
          ObjectNode properties = (ObjectNode) association.path("Properties");
          properties.put("TargetType", "ORGANIZATIONAL_UNIT").put("TargetId", unit);
          point(properties, "Policy" + name);
          it.resources().set("Association" + name, association);
        });
  }

  /** An edit that gives a policy another description. */
  public static UnaryOperator<EditedTemplate> describe(String name, String description) {
    return edit(it -> it.properties(it.policy(name)).put("Description", description));
  }

  /** An edit that gives a target another policy of the template. */
  public static UnaryOperator<EditedTemplate> move(String target, String name) {
    return edit(
        it ->
            it.named(ASSOCIATION, p -> p.path("TargetId").asText().equals(target))
                .forEach(association -> point(it.properties(association), it.policy(name))));
  }

  /** An edit that removes a policy which no target has any more. */
  public static UnaryOperator<EditedTemplate> remove(String name) {
    return edit(it -> it.remove(Set.of(it.policy(name))));
  }

  /** An edit that removes all policies and what they are associated with. */
  public static UnaryOperator<EditedTemplate> removeAll() {
    return edit(
        it -> {
          it.remove(it.named(ASSOCIATION, any -> true));
          it.remove(it.named(POLICY, any -> true));
        });
  }

  /** An edit that removes the finding aggregator. */
  public static UnaryOperator<EditedTemplate> removeAggregator() {
    return edit(it -> it.remove(it.named(AGGREGATOR, any -> true)));
  }

  /** An edit that removes all there is, and leaves something that has nothing to do with it. */
  public static UnaryOperator<EditedTemplate> removeEverything() {
    return edit(
        it -> {
          it.json.remove("Outputs");
          it.json.putObject("Resources").putObject("Other").put("Type", HANDLE);
        });
  }

  private static final String HANDLE = "AWS::CloudFormation::WaitConditionHandle";

  /** What changes a template. */
  @FunctionalInterface
  private interface Change {
    void on(PolicyTemplate template);
  }

  private static UnaryOperator<EditedTemplate> edit(Change change) {
    return before -> {
      PolicyTemplate edited = new PolicyTemplate(before);
      change.on(edited);
      return new EditedTemplate(new Template(edited.json));
    };
  }

  private static void point(ObjectNode association, String policy) {
    ArrayNode id = association.putObject("ConfigurationPolicyId").putArray("Fn::GetAtt");
    id.add(policy).add("Id");
  }

  private ObjectNode resources() {
    return (ObjectNode) json.path("Resources");
  }

  private ObjectNode properties(String logicalId) {
    return (ObjectNode) resources().path(logicalId).path("Properties");
  }

  private String policy(String name) {
    return named(POLICY, p -> p.path("Name").asText().equals(name)).iterator().next();
  }

  private Set<String> named(String type, Predicate<JsonNode> which) {
    Set<String> found = new TreeSet<>();
    resources()
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

  /** Without some resources, and without the order that others took from them. */
  private void remove(Set<String> logicalIds) {
    resources().remove(logicalIds);
    for (JsonNode resource : resources()) {
      if (resource.path("DependsOn") instanceof ArrayNode names) {
        for (int i = names.size() - 1; i >= 0; i--) {
          if (logicalIds.contains(names.path(i).asText())) {
            names.remove(i);
          }
        }
      } else if (logicalIds.contains(resource.path("DependsOn").asText())) {
        ((ObjectNode) resource).remove("DependsOn");
      }
    }
  }
}
