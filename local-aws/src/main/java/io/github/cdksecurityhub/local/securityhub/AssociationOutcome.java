package io.github.cdksecurityhub.local.securityhub;

/**
 * What becomes of an association that is PENDING.
 *
 * @param status SUCCESS or FAILED
 * @param message the service's reason, empty with SUCCESS
 */
public record AssociationOutcome(AssociationStatus status, String message) {

  /** How far an association is. */
  public enum AssociationStatus {
    /** Begun. */
    PENDING,
    /** The policy is in force for the target. */
    SUCCESS,
    /** The policy does not hold for the target, or not everywhere. */
    FAILED
  }

  /** The policy comes to hold. */
  public static AssociationOutcome success() {
    return new AssociationOutcome(AssociationStatus.SUCCESS, "");
  }

  /**
   * The policy does not come to hold.
   *
   * @param message the service's reason
   */
  public static AssociationOutcome failed(String message) {
    return new AssociationOutcome(AssociationStatus.FAILED, message);
  }

  static AssociationOutcome pending() {
    return new AssociationOutcome(AssociationStatus.PENDING, "");
  }

  @Override
  public String toString() {
    return message.isEmpty() ? status.name() : status + ": " + message;
  }
}
