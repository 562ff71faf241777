package io.github.cdksecurityhub.lambda.reconcile;

import io.github.cdksecurityhub.lambda.securityhub.ErrorClassifier;

/** Errors as the service returns them (service-behaviour.md), as classified failures. */
public final class ErrorFixtures {
  /** Where all of them happen. */
  public static final AccountRegion PLACE = new AccountRegion(FakeSecurityHub.ACCOUNT, "eu-west-1");

  /** R13. */
  public static final String NOT_ADMINISTRATOR =
      "Account 123456789012 is not an administrator for this organization";

  /** R14. */
  public static final String NOT_SUBSCRIBED =
      "Account 123456789012 is not subscribed to AWS Security Hub";

  /** R22. */
  public static final String SYNCING =
      "Central configuration couldn't be enabled because data from organization o-xxxxxxxxxx is"
          + " still syncing. Retry later.";

  /** R21. */
  public static final String MANAGEMENT_ACCOUNT =
      "Central configuration couldn't be enabled because the organization management account is"
          + " designated as the delegated Security Hub administrator account. Designate a different"
          + " account as the delegated administrator, and retry.";

  /** R16, from IAM. */
  public static final String DENIED =
      "User: arn:aws:sts::123456789012:assumed-role/r/f is not authorized to perform:"
          + " securityhub:DescribeOrganizationConfiguration because no identity-based policy allows"
          + " the securityhub:DescribeOrganizationConfiguration action";

  private ErrorFixtures() {}

  /** Returns a failure of an update to LOCAL with {@code cause}. */
  public static Failure failure(FailureCause cause) {
    return new Failure(
        cause,
        PLACE,
        ApiOperation.UPDATE_TO_LOCAL,
        ServiceError.ofText("the error of " + cause),
        "the detail");
  }

  /** Returns the failure of a read. */
  public static Failure onRead(int status, String code, String message) {
    return failure(ApiOperation.DESCRIBE, status, code, message);
  }

  /** Returns the failure of an update to LOCAL. */
  public static Failure onLocal(int status, String code, String message) {
    return failure(ApiOperation.UPDATE_TO_LOCAL, status, code, message);
  }

  /** Returns the failure of an update to CENTRAL. */
  public static Failure onCentral(int status, String code, String message) {
    return failure(ApiOperation.UPDATE_TO_CENTRAL, status, code, message);
  }

  /** Returns the failure of ListFindingAggregators. */
  public static Failure onList(int status, String code, String message) {
    return failure(ApiOperation.LIST_AGGREGATORS, status, code, message);
  }

  private static Failure failure(ApiOperation operation, int status, String code, String message) {
    return new ErrorClassifier(PLACE).of(operation, new ServiceError(status, code, message, "r-1"));
  }

  /** R13 on a read. */
  public static Failure notAdministrator() {
    return onRead(401, "InvalidAccessException", NOT_ADMINISTRATOR);
  }

  /** R14 on a read. */
  public static Failure notSubscribed() {
    return onRead(401, "InvalidAccessException", NOT_SUBSCRIBED);
  }

  /** R16 on a read. */
  public static Failure denied() {
    return onRead(403, "AccessDeniedException", DENIED);
  }

  /** R5. */
  public static Failure throttled() {
    return onRead(429, "LimitExceededException", "Rate exceeded");
  }

  /** R3. */
  public static Failure internal() {
    return onRead(500, "InternalException", "Internal failure");
  }

  /** R28. */
  public static Failure conflict() {
    return onLocal(409, "ResourceConflictException", "Configuration policies are still associated");
  }

  /** R22. */
  public static Failure syncing() {
    return onCentral(404, "ResourceNotFoundException", SYNCING);
  }

  /** R18. */
  public static Failure noAggregator() {
    return onCentral(
        404,
        "ResourceNotFoundException",
        "Finding Aggregator must be created to enable Central Configuration");
  }

  /** R19. */
  public static Failure notHomeRegion() {
    return onCentral(
        403,
        "AccessDeniedException",
        "Central Configuration APIs can only be called from the aggregation region");
  }

  /** The connection broke before the response came. */
  public static Failure broken() {
    return failure(FailureCause.CONNECTION_LOST);
  }
}
