package io.github.cdksecurityhub.cli.plan;

/** Which event a resource would get. */
public enum EventKind {
  /** It is new. */
  CREATE("Create"),
  /** Its properties changed. */
  UPDATE("Update"),
  /** A property changed that makes another resource of it: the new one comes, then the old goes. */
  REPLACEMENT("Replacement"),
  /** CloudFormation can't be read, so one of the two, or none. */
  CREATE_OR_UPDATE("Create or Update"),
  /** Nothing changed, so CloudFormation doesn't call. */
  NONE("none"),
  /** It is dropped. */
  DELETE("Delete"),
  /** It is dropped, and CloudFormation is told to let it be. */
  RETAIN("none (retained)");

  private final String word;

  EventKind(String word) {
    this.word = word;
  }

  /** {@return the word that tables and JSON show} */
  public String word() {
    return word;
  }

  /** Tells whether the resource may be new. */
  boolean isMade() {
    return this == CREATE || this == CREATE_OR_UPDATE;
  }

  /** Returns the event's RequestType; where it is not known, the one that comes to the same. */
  String requestType() {
    return switch (this) {
      case CREATE -> "Create";
      case DELETE, RETAIN -> "Delete";
      case UPDATE, REPLACEMENT, CREATE_OR_UPDATE, NONE -> "Update";
    };
  }
}
