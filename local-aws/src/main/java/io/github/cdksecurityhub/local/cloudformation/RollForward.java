package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the stack's resources what a template declares: creates, updates, leaves alone. */
final class RollForward implements Phase {

  private final StackState stack;
  private final InFlight inFlight;
  private final Declarations declarations;
  private final Walk walk;
  private final Map<String, Step> open = new LinkedHashMap<>();
  private final Map<String, ResourceRequest.Kind> failures = new LinkedHashMap<>();

  RollForward(
      StackState stack, Template target, Map<String, String> parameters, InFlight inFlight) {
    this.stack = stack;
    this.inFlight = inFlight;
    this.declarations = new Declarations(target, stack.expressions(target, parameters));
    this.walk = new Walk(declarations.dependencies());
  }

  /** The resources that the template wants. */
  Set<String> wanted() {
    return declarations.dependencies().keySet();
  }

  /** The resources that failed, with what was being done to them. */
  Map<String, ResourceRequest.Kind> failures() {
    return failures;
  }

  @Override
  public List<String> ready() {
    return failures.isEmpty() ? walk.takeReady() : List.of();
  }

  @Override
  public Optional<Step> begin(String logicalId) {
    Optional<Resource> existing = Optional.ofNullable(stack.resources.get(logicalId));
    try {
      ObjectNode properties = declarations.properties(logicalId);
      return existing.isPresent()
          ? updateIfChanged(existing.get(), properties)
          : Optional.of(create(logicalId, properties));
    } catch (TemplateException e) {
      refuse(logicalId, existing, e.getMessage());
      return Optional.empty();
    }
  }

  private Step create(String logicalId, ObjectNode properties) {
    stack.changes.creating(logicalId);
    String type = declarations.type(logicalId);
    return open(ResourceRequest.create(stack, logicalId, type, properties));
  }

  private Optional<Step> updateIfChanged(Resource existing, ObjectNode properties) {
    refuseForbidden(existing, properties);
    if (!existing.properties().equals(properties)) {
      stack.changes.updating(existing);
      return Optional.of(open(ResourceRequest.update(stack, existing, properties)));
    }
    String logicalId = existing.logicalId();
    stack.resources.put(
        logicalId,
        declarations.describe(logicalId, existing.physicalId(), properties, existing.attributes()));
    walk.done(logicalId);
    return Optional.empty();
  }

  private void refuseForbidden(Resource existing, ObjectNode properties) {
    if (!existing.type().equals(declarations.type(existing.logicalId()))) {
      throw new TemplateException("Update of resource type is not permitted.");
    }
    if (CustomResources.provides(existing.type())
        && !existing.properties().path("ServiceToken").equals(properties.path("ServiceToken"))) {
      throw new TemplateException("Modifying service token is not allowed.");
    }
  }

  private Step open(ResourceRequest request) {
    Step step = stack.step(request.logicalId(), request);
    open.put(request.logicalId(), step);
    stack.event(step, "IN_PROGRESS", "");
    return step;
  }

  private void refuse(String logicalId, Optional<Resource> existing, String reason) {
    ResourceRequest.Kind kind =
        existing.isPresent() ? ResourceRequest.Kind.Update : ResourceRequest.Kind.Create;
    stack.event(
        logicalId,
        existing.map(Resource::physicalId).orElse(""),
        declarations.type(logicalId),
        kind.status() + "_FAILED",
        reason);
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
      List.copyOf(open.values()).forEach(this::cancelCustom);
    }
  }

  /** What CloudFormation makes itself ends first: it knows what there is to be undone. */
  private void cancelCustom(Step step) {
    if (CustomResources.provides(step.request().type())) {
      cancel(step);
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
    boolean created = step.request().kind() == ResourceRequest.Kind.Create;
    stack.event(step, "FAILED", "Resource " + (created ? "creation" : "update") + " cancelled");
    fail(step.item(), step.request().kind());
  }

  /** A failed resource stays known, with the properties that were tried, until it is undone. */
  private void keepFailed(Step step, Optional<String> responded) {
    String known = step.request().physicalId().orElseGet(() -> stack.madeUpId(step.item()));
    keep(step, responded.orElse(known), Map.of());
  }

  private void keep(Step step, String physicalId, Map<String, JsonNode> attributes) {
    Resource resource =
        declarations.describe(step.item(), physicalId, step.request().properties(), attributes);
    stack.resources.put(step.item(), resource);
    stack.changes.seen(resource);
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
