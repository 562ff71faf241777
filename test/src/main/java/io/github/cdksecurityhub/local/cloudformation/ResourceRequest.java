package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What CloudFormation asks of the provider of one resource.
 *
 * @param kind what to do
 * @param stackId the stack's ARN
 * @param stackName the stack's name
 * @param logicalId the resource
 * @param type its type
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
      return name().toUpperCase(java.util.Locale.ROOT);
    }
  }
}
