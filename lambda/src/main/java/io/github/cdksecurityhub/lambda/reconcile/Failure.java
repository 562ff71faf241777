package io.github.cdksecurityhub.lambda.reconcile;

/**
 * Why a request, or the wait for its proof, failed: each cause that service-behaviour.md knows is a
 * case of its own.
 *
 * <p>A case knows what to say, what the user does next and whether another try can help. {@link
 * Diagnosis} finds the case; nobody else reads the service's texts.
 */
public sealed interface Failure {

  /** Returns what to tell the user. */
  Advice advice();

  /** Returns the cause as a clause that can follow a colon. */
  default String cause() {
    return advice().cause();
  }

  /** Returns what the user does next, as a sentence. */
  default String nextStep() {
    return advice().nextStep();
  }

  /** Returns the service's words, to be shown verbatim. */
  ServiceError said();

  /** Returns for how long another try is worth it. */
  default Persistence persistence() {
    return Persistence.NONE;
  }

  /**
   * Tells whether an Update that failed so may have been carried out all the same: read before
   * sending again.
   */
  default boolean mayHaveTakenEffect() {
    return false;
  }

  /**
   * Tells whether the request went out and its answer was lost: until reads are fresh again, not
   * showing is no sign that it did not take (R26).
   */
  default boolean losesTheAnswer() {
    return false;
  }

  /**
   * Tells whether this account has no say (any more) over the organization in this Region (R13,
   * R14, R30).
   */
  default boolean meansNotOurs() {
    return false;
  }

  /** R13, R15. */
  record NotAdministrator(AccountRegion place, ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "this account is not the Security Hub delegated administrator there.",
          "Run EnableOrganizationAdminAccount for "
              + place
              + " from the organization's management account (registering it in AWS Organizations alone is not enough, and"
              + " each Region counts by itself), then deploy again.");
    }

    @Override
    public Persistence persistence() {
      return Persistence.ON_CREATE;
    }

    @Override
    public boolean meansNotOurs() {
      return true;
    }
  }

  /** R14. */
  record NotSubscribed(AccountRegion place, ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "Security Hub is not enabled in this account and Region.",
          "Run EnableSecurityHub in "
              + place
              + ", or remove the Region from the construct, then deploy again.");
    }

    @Override
    public boolean meansNotOurs() {
      return true;
    }
  }

  /** R16, R39: a denial by IAM or by a service control policy. */
  record AccessDenied(AccountRegion place, Call call, ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "the function's role may not call securityhub:" + call.operation() + " there.",
          "Allow securityhub:DescribeOrganizationConfiguration, UpdateOrganizationConfiguration and"
              + " ListFindingAggregators and organizations:DescribeOrganization to the role, and look for a service control"
              + " policy or permissions boundary that denies them or the Region "
              + place.region()
              + ", then deploy again.");
    }

    @Override
    public Persistence persistence() {
      return Persistence.ON_CREATE;
    }
  }

  /** R16, the text that a wrong account sees. */
  record WrongAccount(AccountRegion place, ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "Security Hub gives this account no access to the organization's configuration there.",
          "Check that the stack is deployed to the Security Hub delegated administrator account of "
              + place.region()
              + " (ListOrganizationAdminAccounts from the management account names it) and that the function's role is"
              + " allowed the actions listed in the README, then deploy again.");
    }

    @Override
    public Persistence persistence() {
      return Persistence.ON_CREATE;
    }
  }

  /** R18. */
  record MissingFindingAggregator(AccountRegion place, ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "central configuration needs a finding aggregator, and the account has none.",
          "Call CreateFindingAggregator in "
              + place
              + " (or add a CfnFindingAggregator that the configuration depends on; one that links no Region is enough),"
              + " then deploy again.");
    }
  }

  /** R19. {@code homeRegion} is empty where the service did not say which it is. */
  record NotHomeRegion(AccountRegion place, String homeRegion, ServiceError said)
      implements Failure {
    @Override
    public Advice advice() {
      String there =
          homeRegion.isEmpty() ? "the Region that ListFindingAggregators names" : homeRegion;
      return new Advice(
          "central configuration can only be set from the home Region, the finding aggregator's, and "
              + place.region()
              + " is not it"
              + (homeRegion.isEmpty() ? "." : "; the home Region is " + homeRegion + "."),
          "Declare CENTRAL for "
              + there
              + " instead, or move the finding aggregator, then deploy again.");
    }
  }

  /** R21. */
  record ManagementAccountIsAdministrator(ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "the organization's management account is the delegated administrator, which central configuration does"
              + " not allow.",
          "Designate another account as the delegated administrator (DisableOrganizationAdminAccount, then"
              + " EnableOrganizationAdminAccount, from the management account), deploy there, or declare a local"
              + " configuration.");
    }
  }

  /** R22. */
  record StillSyncing(ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "Security Hub is still syncing the organization's data after the administrator was registered.",
          "Deploy again in some minutes; that is safe.");
    }

    @Override
    public Persistence persistence() {
      return Persistence.WHILE_TIME_REMAINS;
    }
  }

  /** R23. */
  record CentralTakesNoSettings(ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "under central configuration the service takes neither AutoEnable nor standards.",
          "Somebody may be switching the organization to central configuration at this moment: decide which it is to"
              + " be, declare that, and deploy again.");
    }
  }

  /** R28. */
  record PoliciesStillAssociated(ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "configuration policies are still associated, and the organization can't leave central configuration"
              + " before they are gone.",
          "Disassociate and delete them (ListConfigurationPolicyAssociations in the home Region names them; it takes"
              + " some minutes to take effect), then deploy again.");
    }

    @Override
    public Persistence persistence() {
      return Persistence.WHILE_TIME_REMAINS;
    }
  }

  /** A 409 on anything but leaving CENTRAL. */
  record Conflict(ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "another change of the organization's configuration is under way.",
          "Deploy again when it is done; that is safe.");
    }

    @Override
    public Persistence persistence() {
      return Persistence.WHILE_TIME_REMAINS;
    }
  }

  /** R24: the service accepted the change and then gave up. */
  record GaveUp(ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "Security Hub accepted the change and then reported the Status FAILED.",
          "Mend what its message names, then deploy again.");
    }
  }

  /** R5 and LimitExceededException. */
  record Throttled(ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "Security Hub throttles the requests of this account and Region (10 a second).",
          "Deploy again when whatever else calls it has calmed down; that is safe.");
    }

    @Override
    public Persistence persistence() {
      return Persistence.BACKOFF;
    }
  }

  /** A fault of the service. */
  record ServiceFault(ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "Security Hub answered with a fault of its own.",
          "Look at the AWS Health Dashboard and deploy again; that is safe.");
    }

    @Override
    public Persistence persistence() {
      return Persistence.BACKOFF;
    }

    @Override
    public boolean mayHaveTakenEffect() {
      return true;
    }

    /** A gateway that gave up waiting says nothing about what stands behind it. */
    @Override
    public boolean losesTheAnswer() {
      return said.status() == 502 || said.status() == 504;
    }
  }

  /** No connection was made: the request was certainly not seen. */
  record Unreachable(AccountRegion place, ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "no connection to Security Hub's endpoint could be made.",
          "Check that the Region "
              + place.region()
              + " exists and is enabled for the account and, where the function runs in a VPC, that it has a route to the"
              + " endpoint, then deploy again.");
    }

    @Override
    public Persistence persistence() {
      return Persistence.BACKOFF;
    }
  }

  /**
   * The connection broke or went quiet after the request was sent: nobody knows whether it was
   * carried out.
   */
  record Interrupted(ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "the connection to Security Hub broke before its answer came.",
          "Deploy again; that is safe.");
    }

    @Override
    public Persistence persistence() {
      return Persistence.BACKOFF;
    }

    @Override
    public boolean mayHaveTakenEffect() {
      return true;
    }

    @Override
    public boolean losesTheAnswer() {
      return true;
    }
  }

  /** An answer that can't be understood; nothing is decided on it. */
  record Unreadable(ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "Security Hub's answer could not be understood.",
          "Deploy again; if it stays, update this construct, which may be older than the answer.");
    }

    @Override
    public Persistence persistence() {
      return Persistence.BACKOFF;
    }

    @Override
    public boolean mayHaveTakenEffect() {
      return true;
    }

    @Override
    public boolean losesTheAnswer() {
      return true;
    }
  }

  /** A refusal whose words the HTTP client lost (R40): the next read tells why. */
  record RefusedWithoutWords(ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "Security Hub refused the change without giving a reason, while it can be read.",
          "Call UpdateOrganizationConfiguration by hand in this Region to see the reason, or deploy again.");
    }

    @Override
    public Persistence persistence() {
      return Persistence.BACKOFF;
    }
  }

  /** A refusal that no rule knows. */
  record Refused(Call call, ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "Security Hub refused " + call.operation() + ".",
          "Mend what its words name, then deploy again.");
    }
  }

  /** Decision 6: between our read and our write somebody else took over; only a Delete minds. */
  record NoLongerOurs(String live, ServiceError said) implements Failure {
    @Override
    public Advice advice() {
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
  record NeverShown(int sends, String live, ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "the change was acknowledged "
              + sends
              + " times and does not show; live is "
              + live
              + ".",
          "See in CloudTrail (UpdateOrganizationConfiguration) whether somebody else writes it too, then deploy"
              + " again; that is safe.");
    }
  }

  /** The function's time ended in a wait. */
  record OutOfTime(String pending, ServiceError said) implements Failure {
    @Override
    public Advice advice() {
      return new Advice(
          "the function's time ran out; still pending: " + pending + ".",
          "Deploy again: that is safe, and goes on from what is live by then.");
    }
  }
}
