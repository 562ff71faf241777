package io.github.cdksecurityhub.lambda.reconcile;

/** A failure that only somebody's doing changes: another try would meet it again. */
public sealed interface Standing extends Failure {
  @Override
  default RetryPolicy persistence() {
    return RetryPolicy.NONE;
  }

  /** There was nothing to sign with, so nothing was asked. */
  record NoCredentials(ServiceError said) implements Standing {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "there are no AWS credentials to ask Security Hub with.",
          "Sign in, or set them anew, then " + again + ".");
    }
  }

  /** R14. */
  record NotSubscribed(AccountRegion place, ServiceError said) implements Standing {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "Security Hub is not enabled in this account and Region.",
          "Run EnableSecurityHub in "
              + place
              + again.whereDeclared(", or remove the Region from the construct")
              + ", then "
              + again
              + ".");
    }

    @Override
    public boolean meansNotOurs() {
      return true;
    }
  }

  /** R18. */
  record MissingFindingAggregator(AccountRegion place, ServiceError said) implements Standing {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "central configuration needs a finding aggregator, and the account has none.",
          "Call CreateFindingAggregator in "
              + place
              + " ("
              + again.whereDeclared(
                  "or add a CfnFindingAggregator that the configuration depends on; ")
              + "one that links no Region is enough), then "
              + again
              + ".");
    }
  }

  /** R19. {@code homeRegion} is empty where the service did not say which it is. */
  record NotHomeRegion(AccountRegion place, String homeRegion, ServiceError said)
      implements Standing {
    @Override
    public Advice advice(RetryAction again) {
      String there =
          homeRegion.isEmpty() ? "the Region that ListFindingAggregators names" : homeRegion;
      return new Advice(
          "central configuration can only be set from the home Region, the finding aggregator's, and "
              + place.region()
              + " is not it"
              + (homeRegion.isEmpty() ? "." : "; the home Region is " + homeRegion + "."),
          (again == RetryAction.DELETE
                  ? "Move"
                  : "Declare CENTRAL for " + there + " instead, or move")
              + " the finding aggregator, then "
              + again
              + ".");
    }
  }

  /** R21. */
  record ManagementAccountIsAdministrator(ServiceError said) implements Standing {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "the organization's management account is the delegated administrator, which central configuration does"
              + " not allow.",
          "Designate another account as the delegated administrator (DisableOrganizationAdminAccount, then"
              + " EnableOrganizationAdminAccount, from the management account)"
              + (again == RetryAction.DELETE
                  ? ", then " + again
                  : ", deploy there, or declare a local configuration")
              + ".");
    }
  }

  /** R23. */
  record CentralTakesNoSettings(ServiceError said) implements Standing {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "under central configuration the service takes neither AutoEnable nor standards.",
          "Somebody may be switching the organization to central configuration at this moment: decide which it is to"
              + " be, "
              + again.whereDeclared("declare that, ")
              + "and "
              + again
              + ".");
    }
  }

  /** R24: the service accepted the change and then gave up. */
  record GaveUp(ServiceError said) implements Standing {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "Security Hub accepted the change and then reported the Status FAILED.",
          "Mend what its message names, then " + again + ".");
    }
  }

  /** A refusal that no rule knows. */
  record Refused(ApiOperation call, ServiceError said) implements Standing {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "Security Hub refused " + call.operation() + ".",
          (said.isWordless()
                  ? "Call "
                      + call.operation()
                      + " by hand in this Region to see the reason, and look whether a proxy or an endpoint between answers in its place"
                  : "Mend what its words name")
              + ", then "
              + again
              + ".");
    }
  }

  /** Decision 6: between our read and our write somebody else took over; only a Delete minds. */
  record NoLongerOurs(String live, ServiceError said) implements Standing {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "live is " + live + ", which is no longer what this resource set.",
          "Nothing was touched.");
    }

    @Override
    public boolean meansNotOurs() {
      return true;
    }
  }

  /** R25: acknowledged, and yet it doesn't show. */
  record NeverShown(int sends, String live, ServiceError said) implements Standing {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "the change was acknowledged "
              + sends
              + " times and does not show; live is "
              + live
              + ".",
          "See in CloudTrail (UpdateOrganizationConfiguration) whether the changes arrived and whether somebody else writes too, then "
              + again
              + "; that is safe.");
    }
  }

  /** The function's time ended in a wait. */
  record OutOfTime(String pending, ServiceError said) implements Standing {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "the function's time ran out; still pending: " + pending + ".",
          again.first() + ": that is safe, and goes on from what is live by then.");
    }
  }
}
