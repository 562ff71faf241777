package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes the stack's resources what a template says: creates, updates, leaves alone. */
final class RollForward implements Phase {

  private final StackState stack;
  private final Template target;
  private final Expressions expressions;
  private final InFlight inFlight;
  private final Map<String, Set<String>> dependencies;
  private final Walk walk;
  private final Map<String, Step> open = new LinkedHashMap<>();
  private final Map<String, ResourceRequest.Kind> failures = new LinkedHashMap<>();

  RollForward(
      StackState stack, Template target, Map<String, String> parameters, InFlight inFlight) {
    this.stack = stack;
    this.target = target;
    this.inFlight = inFlight;
    this.expressions = stack.expressions(target, parameters);
    this.dependencies = new LinkedHashMap<>(target.dependencies());
    dependencies.keySet().removeIf(id -> !enabled(id));
    this.walk = new Walk(dependencies);
  }

  private boolean enabled(String logicalId) {
    ObjectNode resource = target.resource(logicalId);
    return !resource.has("Condition") || expressions.condition(resource.path("Condition").asText());
  }

  /** The resources that the template wants. */
  Set<String> wanted() {
    return dependencies.keySet();
  }

  /** The resources that failed, with what was being done to them. */
  Map<String, ResourceRequest.Kind> failures() {
    return failures;
  }

  @Override
  public List<Step> advance() {
    List<Step> steps = new ArrayList<>();
    // Resources that are as wanted free those behind them at once.
    for (List<String> ready = ready(); !ready.isEmpty(); ready = ready()) {
      ready.forEach(logicalId -> begin(logicalId).ifPresent(steps::add));
    }
    return steps;
  }

  private List<String> ready() {
    return failures.isEmpty() ? walk.takeReady() : List.of();
  }

  private Optional<Step> begin(String logicalId) {
    Resource existing = stack.resources.get(logicalId);
    String type = target.resource(logicalId).path("Type").asText();
    try {
      ObjectNode properties = properties(logicalId, type);
      if (existing == null) {
        return Optional.of(create(logicalId, type, properties));
      }
      refuseForbidden(existing, type, properties);
      if (existing.properties().equals(properties)) {
        stack.resources.put(logicalId, describe(existing, logicalId));
        walk.done(logicalId);
        return Optional.empty();
      }
      return Optional.of(update(existing, properties));
    } catch (TemplateException e) {
      refuse(logicalId, type, existing, e.getMessage());
      return Optional.empty();
    }
  }

  private ObjectNode properties(String logicalId, String type) {
    var declared = target.resource(logicalId).path("Properties");
    var evaluated =
        declared.isMissingNode()
            ? JsonNodeFactory.instance.objectNode()
            : (ObjectNode) expressions.evaluate(declared);
    return CustomResources.provides(type) ? CustomResources.withStrings(evaluated) : evaluated;
  }

  private static void refuseForbidden(Resource existing, String type, ObjectNode properties) {
    if (!existing.type().equals(type)) {
      throw new TemplateException("Update of resource type is not permitted.");
    }
    if (CustomResources.provides(type)
        && !existing.properties().path("ServiceToken").equals(properties.path("ServiceToken"))) {
      throw new TemplateException("Modifying service token is not allowed.");
    }
  }

  private Step create(String logicalId, String type, ObjectNode properties) {
    stack.changes.creating(logicalId);
    return open(request(ResourceRequest.Kind.Create, logicalId, type, null, properties, null));
  }

  private Step update(Resource existing, ObjectNode properties) {
    stack.changes.updating(existing);
    return open(
        request(
            ResourceRequest.Kind.Update,
            existing.logicalId(),
            existing.type(),
            existing.physicalId(),
            properties,
            existing.properties()));
  }

  private ResourceRequest request(
      ResourceRequest.Kind kind,
      String logicalId,
      String type,
      String physicalId,
      ObjectNode properties,
      ObjectNode old) {
    return new ResourceRequest(
        kind,
        stack.id,
        stack.name,
        logicalId,
        type,
        Optional.ofNullable(physicalId),
        properties,
        Optional.ofNullable(old));
  }

  private Step open(ResourceRequest request) {
    Step step = stack.step(request.logicalId(), request);
    open.put(request.logicalId(), step);
    stack.event(step, "IN_PROGRESS", "");
    return step;
  }

  private void refuse(String logicalId, String type, Resource existing, String reason) {
    ResourceRequest.Kind kind =
        existing == null ? ResourceRequest.Kind.Create : ResourceRequest.Kind.Update;
    String physicalId = existing == null ? "" : existing.physicalId();
    stack.event(logicalId, physicalId, type, kind.status() + "_FAILED", reason);
    fail(logicalId, kind);
  }

  private void fail(String logicalId, ResourceRequest.Kind kind) {
    walk.failed(logicalId);
    failures.put(logicalId, kind);
  }

  @Override
  public void settled(Step step, ResourceResult result) {
    if (!step.equals(open.get(step.item()))) {
      return;
    }
    open.remove(step.item());
    if (result instanceof ResourceResult.Succeeded succeeded) {
      keep(step, succeeded.physicalId(), succeeded.attributes());
      stack.event(step, "COMPLETE", "");
      walk.done(step.item());
      return;
    }
    ResourceResult.Failed failed = (ResourceResult.Failed) result;
    if (madeSomething(step, failed)) {
      keepFailed(step, failed.physicalId());
    }
    stack.event(step, "FAILED", failed.reason());
    fail(step.item(), step.request().kind());
    if (inFlight == InFlight.CANCELLED) {
      List.copyOf(open.values()).forEach(this::cancel);
    }
  }

  /**
   * Of a custom resource, CloudFormation assumes it and deletes what may be there; of its own types
   * it knows.
   */
  private static boolean madeSomething(Step step, ResourceResult.Failed failed) {
    return step.request().physicalId().isPresent()
        || failed.physicalId().isPresent()
        || CustomResources.provides(step.request().type());
  }

  private void cancel(Step step) {
    open.remove(step.item());
    keepFailed(step, Optional.empty());
    String what = step.request().kind() == ResourceRequest.Kind.Create ? "creation" : "update";
    stack.event(step, "FAILED", "Resource " + what + " cancelled");
    fail(step.item(), step.request().kind());
  }

  /** A failed resource stays known, with the properties that were tried, until it is undone. */
  private void keepFailed(Step step, Optional<String> answered) {
    String known = step.request().physicalId().orElseGet(() -> stack.madeUpId(step.item()));
    keep(step, answered.orElse(known), Map.of());
  }

  private void keep(Step step, String physicalId, Map<String, JsonNode> data) {
    ResourceRequest request = step.request();
    Resource resource =
        describe(
            new Resource(
                step.item(),
                request.type(),
                physicalId,
                request.properties(),
                data,
                Set.of(),
                Resource.Retention.DELETE),
            step.item());
    stack.resources.put(step.item(), resource);
    stack.changes.seen(resource);
  }

  /** The resource with what the template says around it: its order and its retention. */
  private Resource describe(Resource resource, String logicalId) {
    return new Resource(
        logicalId,
        resource.type(),
        resource.physicalId(),
        resource.properties(),
        resource.attributes(),
        new TreeSet<>(dependencies.get(logicalId)),
        retention(target.resource(logicalId).path("DeletionPolicy").asText("Delete")));
  }

  private static Resource.Retention retention(String policy) {
    switch (policy) {
      case "Retain":
        return Resource.Retention.RETAIN;
      case "RetainExceptOnCreate":
        return Resource.Retention.RETAIN_EXCEPT_ON_CREATE;
      case "Delete":
        return Resource.Retention.DELETE;
      default:
        throw new TemplateException(
            "This local CloudFormation does not know DeletionPolicy " + policy);
    }
  }

  @Override
  public boolean over() {
    return open.isEmpty() && (!failures.isEmpty() || walk.notStarted().isEmpty());
  }

  @Override
  public boolean succeeded() {
    return failures.isEmpty();
  }
}
