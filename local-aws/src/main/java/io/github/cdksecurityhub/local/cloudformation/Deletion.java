package io.github.cdksecurityhub.local.cloudformation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Deletes resources, those that need others before the others. One failure stops no other. */
final class Deletion extends Phase {

  /** Why resources are deleted, which decides what a DeletionPolicy means. */
  enum Cause {
    /** The stack is deleted, or its template no longer has the resource. */
    UNWANTED,
    /** The resource's own creation is rolled back. */
    CREATION_ROLLED_BACK
  }

  private final Cause cause;
  private final Map<String, Resource> doomed;

  Deletion(StackState stack, Collection<Resource> resources, Cause cause) {
    this(stack, doomed(stack, resources), cause);
  }

  private Deletion(StackState stack, Map<String, Resource> doomed, Cause cause) {
    super(stack, Walk.reversed(StackState.needs(doomed)));
    this.cause = cause;
    this.doomed = doomed;
  }

  /** A resource of the stack goes by its logical id, what it replaced by both ids. */
  private static Map<String, Resource> doomed(StackState stack, Collection<Resource> resources) {
    Map<String, Resource> doomed = new LinkedHashMap<>();
    for (Resource resource : resources) {
      String id = resource.logicalId();
      Resource current = stack.resources.get(id);
      boolean isCurrent = current != null && current.physicalId().equals(resource.physicalId());
      doomed.put(isCurrent ? id : id + " " + resource.physicalId(), resource);
    }
    return doomed;
  }

  @Override
  List<String> ready() {
    return walk.takeReady();
  }

  @Override
  Optional<Step> begin(String item) {
    Resource resource = doomed.get(item);
    if (retained(resource)) {
      stack.event(
          resource.logicalId(), resource.physicalId(), resource.type(), "DELETE_SKIPPED", "");
      stack.resources.remove(item);
      walk.done(item);
      return Optional.empty();
    }
    return Optional.of(open(item, ResourceRequest.delete(stack, resource)));
  }

  private boolean retained(Resource resource) {
    return resource.retention() == Resource.Retention.RETAIN
        || resource.retention() == Resource.Retention.RETAIN_EXCEPT_ON_CREATE
            && cause == Cause.UNWANTED;
  }

  /** On Delete, CloudFormation ignores the response's id. */
  @Override
  void keep(Step step, ResourceResult.Succeeded result) {
    // An id that names a resource which is kept is not the resource.
    stack.resources.remove(step.item());
  }

  /** The logical ids of the resources that could not be deleted. */
  Set<String> failures() {
    Set<String> failures = new TreeSet<>();
    walk.failures().forEach(item -> failures.add(doomed.get(item).logicalId()));
    return failures;
  }
}
