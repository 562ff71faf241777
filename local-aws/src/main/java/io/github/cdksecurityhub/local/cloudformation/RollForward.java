package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the stack's resources what a template declares: creates, updates, leaves alone. */
final class RollForward extends Phase {
  private final Declarations declarations;
  private final Map<String, ResourceRequest.Kind> failures = new LinkedHashMap<>();

  RollForward(StackState stack, Template target, Map<String, String> parameters) {
    this(stack, new Declarations(target, stack.expressions(target, parameters)));
  }

  private RollForward(StackState stack, Declarations declarations) {
    super(stack, new Walk(declarations.dependencies()));
    this.declarations = declarations;
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
  Optional<Step> begin(String logicalId) {
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
    return open(logicalId, ResourceRequest.create(stack, logicalId, type, properties));
  }

  private Optional<Step> updateIfChanged(Resource existing, ObjectNode properties) {
    refuseForbidden(existing, properties);
    if (!existing.properties().equals(properties)) {
      stack.changes.updating(existing);
      return Optional.of(
          open(existing.logicalId(), ResourceRequest.update(stack, existing, properties)));
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
  void failed(Step step, ResourceResult.Failed result) {
    if (madeSomething(step, result)) {
      keepFailed(step, result.physicalId());
    }
    stack.event(step, "FAILED", result.reason());
    fail(step.item(), step.request().kind());
    List.copyOf(open.values()).forEach(this::cancelCustom);
  }

  /**
   * CloudFormation does not wait for custom resources, as several reports have it
   * (aws-cloudformation/cloudformation-coverage-roadmap issues 1730 and 1814,
   * binxio/cfn-certificate-provider issue 31): the rollback begins while the function may still
   * run. What it makes itself ends first: it knows what there is to be undone.
   */
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
    keep(step, new ResourceResult.Succeeded(responded.orElse(known)));
  }

  @Override
  void keep(Step step, ResourceResult.Succeeded result) {
    Resource resource =
        declarations.describe(
            step.item(), result.physicalId(), step.request().properties(), result.attributes());
    stack.resources.put(step.item(), resource);
    stack.changes.seen(resource);
  }
}
