package io.github.cdksecurityhub.lambda.reconcile;

/** A failure of the moment: worth some more tries, further and further apart. */
public sealed interface Transient extends Failure {
  @Override
  default RetryPolicy persistence() {
    return RetryPolicy.BACKOFF;
  }

  /**
   * Nobody knows whether the request was carried out: read before sending again, and give reads the
   * time to be fresh.
   */
  sealed interface Ambiguous extends Transient {
    @Override
    default boolean mayHaveTakenEffect() {
      return true;
    }

    @Override
    default boolean losesTheAnswer() {
      return true;
    }
  }

  /** R5 and LimitExceededException. */
  record Throttled(ServiceError said) implements Transient {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "Security Hub throttles the requests of this account and Region (10 a second).",
          again.first() + " when whatever else calls it has calmed down; that is safe.");
    }
  }

  /** A fault of the service. */
  record ServiceFault(ServiceError said) implements Ambiguous {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "Security Hub answered with a fault of its own.",
          "Look at the AWS Health Dashboard and " + again + "; that is safe.");
    }

    /** A gateway that gave up waiting says nothing about what stands behind it. */
    @Override
    public boolean losesTheAnswer() {
      return said.status() == 502 || said.status() == 504;
    }
  }

  /** No connection was made: the request was certainly not seen. */
  record Unreachable(AccountRegion place, ServiceError said) implements Transient {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "no connection to Security Hub's endpoint could be made.",
          "Check that the Region "
              + place.region()
              + " exists and is enabled for the account and, where the function runs in a VPC, that it has a route to the"
              + " endpoint, then "
              + again
              + ".");
    }
  }

  /**
   * The connection broke or went quiet after the request was sent: nobody knows whether it was
   * carried out.
   */
  record Interrupted(ServiceError said) implements Ambiguous {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "the connection to Security Hub broke before its answer came.",
          again.first() + "; that is safe.");
    }
  }

  /** An answer that can't be understood; nothing is decided on it. */
  record Unreadable(ServiceError said) implements Ambiguous {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "Security Hub's answer could not be understood.",
          again.first()
              + "; if it stays, look whether a proxy or an endpoint between answers in its place, and update this construct, which may be older than the answer.");
    }
  }

  /**
   * Something between answers in Security Hub's place; to follow it would show somebody else a
   * signed request.
   */
  record Redirected(ServiceError said) implements Ambiguous {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "the answer is a redirect, which Security Hub does not give and which is not followed.",
          "Look for a proxy or an endpoint between that answers in its place"
              + " (a login page, a rule that moves http to https), then "
              + again
              + "; that is safe.");
    }
  }

  /** A refusal that came without words (R32): the next read tells why. */
  record RefusedWithoutWords(ServiceError said) implements Transient {
    @Override
    public Advice advice(RetryAction again) {
      return new Advice(
          "Security Hub refused the change without giving a reason, while it can be read.",
          "Call UpdateOrganizationConfiguration by hand in this Region to see the reason, or "
              + again
              + ".");
    }
  }
}
