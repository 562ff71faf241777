package io.github.cdksecurityhub.lambda.model;

/**
 * The resource of a stack that manages the organization configuration of a Region.
 *
 * @param life which creation of that resource: a resource that is deleted and created again has
 *     another
 */
public record Owner(String stackId, String resource, String life) {
  private static final int LIFE_LENGTH = 8;
  private static final int ARN_ACCOUNT = 4;

  /** Returns the life that the event {@code requestId} began: its first eight letters or digits. */
  public static String lifeOf(String requestId) {
    String characters = requestId.replaceAll("[^A-Za-z0-9]", "");
    return characters.substring(0, Math.min(LIFE_LENGTH, characters.length()));
  }

  public boolean isInStackOf(Owner other) {
    return stackId.equals(other.stackId);
  }

  boolean isIn(String account) {
    String[] arn = stackId.split(":", -1);
    return arn.length <= ARN_ACCOUNT || arn[ARN_ACCOUNT].equals(account);
  }

  /** Returns both names, to follow "managed by". */
  @Override
  public String toString() {
    return (resource.isEmpty() ? "a resource" : "the resource " + resource)
        + " of the stack "
        + stackId;
  }
}
