package io.github.cdksecurityhub.lambda.reconcile;

import java.util.List;
import java.util.stream.Collectors;

/** A refusal that passes by itself, as the service says: worth another try while time remains. */
public sealed interface Passing extends Failure {
  @Override
  default RetryPolicy persistence() {
    return RetryPolicy.WHILE_TIME_REMAINS;
  }

  /** R22. */
  record StillSyncing(ServiceError said) implements Passing {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "Security Hub is still syncing the organization's data after the administrator was"
              + " registered.",
          again.first() + " in some minutes; that is safe.");
    }
  }

  /**
   * R28.
   *
   * @param said the service's words
   * @param associated what is in the way, as far as that could be read
   */
  record PoliciesStillAssociated(ServiceError said, List<AssociatedPolicy> associated)
      implements Passing {
    private static final int MOST_NAMED = 10;

    /** Copies the list. */
    public PoliciesStillAssociated {
      associated = List.copyOf(associated);
    }

    /** As the service says it, which names nothing. */
    PoliciesStillAssociated(ServiceError said) {
      this(said, List.of());
    }

    @Override
    public boolean comesFromPolicies() {
      return true;
    }

    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "configuration policies are still associated, and the organization can't leave central"
              + " configuration before they are gone"
              + (associated.isEmpty() ? "." : ": " + names() + "."),
          "Disassociate and delete them"
              + (associated.isEmpty()
                  ? " (ListConfigurationPolicyAssociations in the home Region names them; it takes"
                      + " some minutes to take effect)"
                  : " in the home Region, which takes some minutes to take effect")
              + ", then "
              + again
              + ".");
    }

    /** Bounded: all of it goes into an answer that CloudFormation limits (R37). */
    private String names() {
      String names =
          associated.stream()
              .limit(MOST_NAMED)
              .map(AssociatedPolicy::toString)
              .collect(Collectors.joining(", "));
      int more = associated.size() - MOST_NAMED;
      return more > 0 ? names + " and " + more + " more" : names;
    }
  }

  /** A 409 on anything but leaving CENTRAL. */
  record Conflict(ServiceError said) implements Passing {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "another change of the organization's configuration is under way.",
          again.first() + " when it is done; that is safe.");
    }
  }
}
