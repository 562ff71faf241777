package io.github.cdksecurityhub.lambda.reconcile;

/** A refusal that passes by itself, as the service says: worth another try while time remains. */
public sealed interface Passing extends Failure {
  @Override
  default Persistence persistence() {
    return Persistence.WHILE_TIME_REMAINS;
  }

  /** R22. */
  record StillSyncing(ServiceError said) implements Passing {
    @Override
    public Advice advice() {
      return new Advice(
          "Security Hub is still syncing the organization's data after the administrator was registered.",
          "Deploy again in some minutes; that is safe.");
    }
  }

  /** R28. */
  record PoliciesStillAssociated(ServiceError said) implements Passing {
    @Override
    public Advice advice() {
      return new Advice(
          "configuration policies are still associated, and the organization can't leave central configuration"
              + " before they are gone.",
          "Disassociate and delete them (ListConfigurationPolicyAssociations in the home Region names them; it takes"
              + " some minutes to take effect), then deploy again.");
    }
  }

  /** A 409 on anything but leaving CENTRAL. */
  record Conflict(ServiceError said) implements Passing {
    @Override
    public Advice advice() {
      return new Advice(
          "another change of the organization's configuration is under way.",
          "Deploy again when it is done; that is safe.");
    }
  }
}
