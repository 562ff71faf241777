package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/**
 * What CloudFormation asks of the provider of one resource.
 *
 * @param stackId the stack's ARN
 * @param stackName the stack's name
 * @param physicalId its id; empty for Create
 * @param properties the properties, evaluated
 * @param oldProperties those before; for Update only
 */
record ResourceRequest(
    Kind kind,
    String stackId,
    String stackName,
    String logicalId,
    String type,
    Optional<String> physicalId,
    ObjectNode properties,
    Optional<ObjectNode> oldProperties) {

  /** The three requests, as the event's {@code RequestType} spells them. */
  enum Kind {
    Create,
    Update,
    Delete;

    /** The beginning of the resource's status. */
    String status() {
      return name().toUpperCase(Locale.ROOT);
    }
  }

  static ResourceRequest create(
      StackState stack, String logicalId, String type, ObjectNode properties) {
    return new ResourceRequest(
        Kind.Create,
        stack.id,
        stack.name,
        logicalId,
        type,
        Optional.empty(),
        properties,
        Optional.empty());
  }

  /** Asks to make a resource have other properties. */
  static ResourceRequest update(StackState stack, Resource existing, ObjectNode properties) {
    return of(Kind.Update, stack, existing, properties, Optional.of(existing.properties()));
  }

  static ResourceRequest delete(StackState stack, Resource existing) {
    return of(Kind.Delete, stack, existing, existing.properties(), Optional.empty());
  }

  private static ResourceRequest of(
      Kind kind,
      StackState stack,
      Resource existing,
      ObjectNode properties,
      Optional<ObjectNode> oldProperties) {
    return new ResourceRequest(
        kind,
        stack.id,
        stack.name,
        existing.logicalId(),
        existing.type(),
        Optional.of(existing.physicalId()),
        properties,
        oldProperties);
  }
}
