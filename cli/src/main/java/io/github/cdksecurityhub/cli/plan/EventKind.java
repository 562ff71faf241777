package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;

enum EventKind {
  CREATE("Create"),
  UPDATE("Update"),
  /** A property changed that makes another resource of it: the new one comes, then the old goes. */
  REPLACEMENT("Replacement"),
  /** CloudFormation can't be read, so one of the two, or none. */
  CREATE_OR_UPDATE("Create or Update"),
  /** Nothing changed, so CloudFormation sends no event. */
  NONE("none"),
  DELETE("Delete"),
  /** It is dropped, and its DeletionPolicy retains it. */
  RETAIN("none (retained)");

  final String word;

  EventKind(String word) {
    this.word = word;
  }

  boolean isDrop() {
    return this == DELETE || this == RETAIN;
  }

  boolean isWrite() {
    return this != NONE && !isDrop();
  }

  /** Returns whether the resource may be new. */
  boolean isMade() {
    return this == CREATE || this == CREATE_OR_UPDATE;
  }

  /** Returns the event's RequestType; where it is not known, one with the same result. */
  RequestType requestType() {
    return switch (this) {
      case CREATE, CREATE_OR_UPDATE -> RequestType.CREATE;
      case DELETE, RETAIN -> RequestType.DELETE;
      case UPDATE, REPLACEMENT, NONE -> RequestType.UPDATE;
    };
  }
}
