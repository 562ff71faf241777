package io.github.cdksecurityhub.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.cli.assembly.Intrinsics;
import io.github.cdksecurityhub.cli.assembly.StackEnvironment;
import io.github.cdksecurityhub.cli.assembly.StackTemplate;
import io.github.cdksecurityhub.cli.central.AssociationFields;
import io.github.cdksecurityhub.cli.central.Fields;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the resources of CloudFormation's own types in one template with the deployed ones, as
 * CloudFormation does.
 *
 * @param place where the stack is
 * @param intrinsics what is known of that
 */
record NativeComparison(AccountRegion place, Intrinsics intrinsics) {
  private static final Comparator<NativeEvent> AS_MADE = Comparator.comparing(NativeEvent::type);

  /** Returns one for a stack that goes there. */
  static NativeComparison in(StackEnvironment environment, Intrinsics intrinsics) {
    return new NativeComparison(
        new AccountRegion(
            environment.account().orElse("unknown account"),
            environment.region().orElse(NativeEvent.UNKNOWN_REGION)),
        intrinsics);
  }

  /** Returns the same event for all of them. */
  List<NativeEvent> all(StackTemplate declared, EventKind kind) {
    List<NativeEvent> events = new ArrayList<>();
    natives(declared)
        .forEach((logicalId, resource) -> events.add(made(kind, declared, logicalId, Map.of())));
    events.sort(AS_MADE);
    return events;
  }

  /** Returns what is done to each: first what is made and changed, then what is dropped. */
  List<NativeEvent> between(
      StackTemplate declared, StackTemplate before, Map<String, String> allIds) {
    Map<String, JsonNode> now = natives(declared);
    Map<String, JsonNode> then = natives(before);
    Map<String, String> physicalIds = new HashMap<>(allIds);
    physicalIds.keySet().retainAll(then.keySet());
    List<NativeEvent> events = new ArrayList<>();
    List<NativeEvent> drops = new ArrayList<>();
    for (String logicalId : now.keySet()) {
      events.add(
          physicalIds.containsKey(logicalId)
              ? changed(declared, before, logicalId, physicalIds)
              : made(EventKind.CREATE, declared, logicalId, physicalIds));
    }
    for (String logicalId : then.keySet()) {
      if (!now.containsKey(logicalId) && physicalIds.containsKey(logicalId)) {
        drops.add(dropped(before, logicalId, physicalIds));
      }
    }
    events.sort(AS_MADE);
    drops.sort(AS_MADE.reversed());
    events.addAll(drops);
    return events;
  }

  private static Map<String, JsonNode> natives(StackTemplate template) {
    return template.resources(each -> NativeType.of(each).isPresent());
  }

  private NativeEvent made(
      EventKind kind, StackTemplate declared, String logicalId, Map<String, String> physicalIds) {
    JsonNode resource = resource(declared, logicalId);
    NativeType type = NativeType.of(resource).orElseThrow();
    Fields fields = type.fields(properties(resource, declared, physicalIds));
    return new NativeEvent(place, logicalId, type, kind, "", fields, Fields.NONE);
  }

  private NativeEvent changed(
      StackTemplate declared,
      StackTemplate before,
      String logicalId,
      Map<String, String> physicalIds) {
    JsonNode now = properties(resource(declared, logicalId), declared, physicalIds);
    JsonNode then = properties(resource(before, logicalId), before, physicalIds);
    NativeType type = NativeType.of(resource(declared, logicalId)).orElseThrow();
    return new NativeEvent(
        place,
        logicalId,
        type,
        now.equals(then) ? EventKind.NONE : type.changed(now, then),
        physicalIds.get(logicalId),
        type.fields(now),
        type.fields(then));
  }

  private NativeEvent dropped(
      StackTemplate before, String logicalId, Map<String, String> physicalIds) {
    JsonNode resource = resource(before, logicalId);
    NativeType type = NativeType.of(resource).orElseThrow();
    Fields fields = type.fields(properties(resource, before, physicalIds));
    boolean retained = resource.path("DeletionPolicy").asText().startsWith("Retain");
    return new NativeEvent(
        place,
        logicalId,
        type,
        retained ? EventKind.RETAIN : EventKind.DELETE,
        physicalIds.get(logicalId),
        fields,
        fields);
  }

  private static JsonNode resource(StackTemplate template, String logicalId) {
    return template.json().path("Resources").path(logicalId);
  }

  /** What is known of the properties: of a policy that is there its id, of a new one its name. */
  private JsonNode properties(
      JsonNode resource, StackTemplate template, Map<String, String> physicalIds) {
    JsonNode properties = intrinsics.resolve(resource.path("Properties"));
    JsonNode reference = properties.path(AssociationFields.POLICY).path("Fn::GetAtt");
    if (!reference.path(1).asText().equals("Id")) {
      return properties;
    }
    String policy = reference.path(0).asText();
    String name =
        intrinsics
            .resolve(template.json().path("Resources").path(policy).path("Properties").path("Name"))
            .asText();
    String known =
        physicalIds.containsKey(policy) ? NativeEvent.policyId(physicalIds.get(policy)) : name;
    return known.isEmpty()
        ? properties
        : ((ObjectNode) properties).put(AssociationFields.POLICY, known);
  }
}
