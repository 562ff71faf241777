package io.github.cdksecurityhub.lambda.reconcile;

/**
 * A refusal that passes by itself while permissions and registrations spread, and only then (R39,
 * R15): worth another try on Create.
 */
public sealed interface Spreading extends Failure {
  @Override
  default RetryPolicy persistence() {
    return RetryPolicy.ON_CREATE;
  }

  /** R13, R15. */
  record NotAdministrator(AccountRegion place, ServiceError said) implements Spreading {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "this account is not the Security Hub delegated administrator there.",
          "Run EnableOrganizationAdminAccount for "
              + place
              + " from the organization's management account (registering it in AWS Organizations alone is not enough, and"
              + " each Region counts by itself), then "
              + again
              + ".");
    }

    @Override
    public boolean meansNotOurs() {
      return true;
    }
  }

  /** R16, R39: a denial by IAM or by a service control policy. */
  record AccessDenied(AccountRegion place, ApiOperation call, ServiceError said)
      implements Spreading {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "the function's role may not call securityhub:" + call.operation() + " there.",
          "Allow securityhub:DescribeOrganizationConfiguration, UpdateOrganizationConfiguration and"
              + " ListFindingAggregators and organizations:DescribeOrganization to the role, and look for a service control"
              + " policy or permissions boundary that denies them or the Region "
              + place.region()
              + ", then "
              + again
              + ".");
    }
  }

  /**
   * The credentials themselves are not taken: what a Region that is not enabled for the account
   * says, and for a moment every other one of a role that is new (R39).
   */
  record CredentialsRefused(AccountRegion place, ServiceError said) implements Spreading {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "the Region does not take the function's credentials, as one that is not enabled for the account.",
          "Enable "
              + place.region()
              + " for the account (EnableRegion; it takes some minutes to take effect)"
              + again.whereDeclared(", or remove it from the construct")
              + ", then "
              + again
              + ".");
    }
  }

  /** R16, the text that a wrong account sees. */
  record WrongAccount(AccountRegion place, ServiceError said) implements Spreading {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "Security Hub gives this account no access to the organization's configuration there.",
          "Check that the stack is deployed to the Security Hub delegated administrator account of "
              + place.region()
              + " (ListOrganizationAdminAccounts from the management account names it) and that the function's role is"
              + " allowed the actions listed in the README, then "
              + again
              + ".");
    }
  }
}
