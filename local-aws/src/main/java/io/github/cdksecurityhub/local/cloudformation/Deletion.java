package io.github.cdksecurityhub.local.cloudformation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Deletes resources, those that need others before the others. One failure stops no other. */
final class Deletion implements Phase {

  /** Why resources are deleted, which decides what a DeletionPolicy means. */
  enum Cause {
    /** The stack is deleted, or its template no longer has the resource. */
    UNWANTED,
    /** The resource's own creation is rolled back. */
    CREATION_ROLLED_BACK
  }

  private final StackState stack;
  private final Cause cause;
  private final Map<String, Resource> doomed = new LinkedHashMap<>();
  private final Walk walk;
  private final Map<String, Step> open = new LinkedHashMap<>();

  Deletion(StackState stack, Collection<Resource> resources, Cause cause) {
    this.stack = stack;
    this.cause = cause;
    resources.forEach(resource -> doomed.put(item(resource), resource));
    this.walk = Walk.reversed(StackState.needs(doomed));
  }

  /** A resource of the stack goes by its logical id, what it replaced by both ids. */
  private String item(Resource resource) {
    Resource current = stack.resources.get(resource.logicalId());
    boolean isCurrent = current != null && current.physicalId().equals(resource.physicalId());
    return isCurrent ? resource.logicalId() : resource.logicalId() + " " + resource.physicalId();
  }

  @Override
  public List<String> ready() {
    return walk.takeReady();
  }

  @Override
  public Optional<Step> begin(String item) {
    Resource resource = doomed.get(item);
    if (retained(resource)) {
      stack.event(
          resource.logicalId(), resource.physicalId(), resource.type(), "DELETE_SKIPPED", "");
      forget(item);
      return Optional.empty();
    }
    Step step = stack.step(item, ResourceRequest.delete(stack, resource));
    open.put(item, step);
    stack.event(step, "IN_PROGRESS", "");
    return Optional.of(step);
  }

  private boolean retained(Resource resource) {
    return resource.retention() == Resource.Retention.RETAIN
        || resource.retention() == Resource.Retention.RETAIN_EXCEPT_ON_CREATE
            && cause == Cause.UNWANTED;
  }

  private void forget(String item) {
    // An id that names a resource which is kept is not the resource.
    stack.resources.remove(item);
    walk.done(item);
  }

  @Override
  public void settled(Step step, ResourceResult result) {
    if (!step.equals(open.get(step.item()))) {
      return;
    }
    open.remove(step.item());
    // On Delete, CloudFormation ignores the response's id.
    if (result instanceof ResourceResult.Failed failed) {
      stack.event(step, "FAILED", failed.reason());
      walk.failed(step.item());
      return;
    }
    stack.event(step, "COMPLETE", "");
    forget(step.item());
  }

  /** The logical ids of the resources that could not be deleted. */
  Set<String> failures() {
    Set<String> failures = new TreeSet<>();
    walk.failures().forEach(item -> failures.add(doomed.get(item).logicalId()));
    return failures;
  }

  @Override
  public boolean over() {
    return open.isEmpty();
  }

  @Override
  public boolean succeeded() {
    return walk.failures().isEmpty();
  }
}
