package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;

enum EventKind {
  CREATE("Create", "create", RequestType.CREATE, Action.CREATE),
  UPDATE("Update", "update", RequestType.UPDATE, Action.UPDATE),
  /** A property changed that makes another resource of it: the new one comes, then the old goes. */
  REPLACEMENT("Replacement", "replace", RequestType.UPDATE, Action.REPLACE),
  /** CloudFormation can't be read, so one of the two, or none. */
  CREATE_OR_UPDATE("Create or Update", "create", RequestType.CREATE, Action.FAILED),
  /** Nothing changed, so CloudFormation sends no event. */
  NONE("none", "put back", RequestType.UPDATE, Action.FAILED),
  DELETE("Delete", "delete", RequestType.DELETE, Action.DELETE),
  /** It is dropped, and its DeletionPolicy retains it. */
  RETAIN("none (retained)", "update", RequestType.DELETE, Action.RETAINED);

  final String word;
  final String verb;

  /** The event's RequestType; where it is not known, one with the same result. */
  final RequestType requestType;

  /** What CloudFormation does, where live can't be read. */
  final Action unread;

  EventKind(String word, String verb, RequestType requestType, Action unread) {
    this.word = word;
    this.verb = verb;
    this.requestType = requestType;
    this.unread = unread;
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
}
