package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.http.AwsRegions;
import java.util.Optional;

/** The errors of the service, with its own messages where they are known. */
final class Refusals {
  static final ServiceError TOO_MANY_REQUESTS =
      ServiceError.of(429, "LimitExceededException", "Rate exceeded");
  static final ServiceError NOT_HOME_REGION =
      accessDenied("Central Configuration APIs can only be called from the aggregation region");
  static final ServiceError OPT_IN_HOME_REGION =
      invalidInput(
          "Central configuration couldn't be enabled because the home Region is an opt-in Region");
  static final ServiceError AGGREGATOR_NEEDED =
      invalidInput(
          "You must disable central configuration in order to remove or change your aggregation"
              + " Region.");
  static final ServiceError ADMINISTRATOR_NEEDED =
      invalidInput(
          "You must disable central configuration in order to remove or change the delegated"
              + " Security Hub administrator");
  static final ServiceError SECOND_ADMINISTRATOR =
      invalidInput("Another account is already the delegated administrator in this Region.");
  static final ServiceError NO_SUCH_ADMINISTRATOR =
      invalidInput("The account is not the delegated administrator in this Region.");
  static final ServiceError NO_AGGREGATOR =
      notFound("Finding Aggregator must be created to enable Central Configuration");
  static final ServiceError FIELDS_WITH_CENTRAL =
      invalidInput(
          "Auto Enable and AutoEnableStandards can not be enabled for Central Configuration");
  static final ServiceError MANAGEMENT_ACCOUNT =
      invalidInput(
          "Central configuration couldn't be enabled because the organization management account"
              + " is designated as the delegated Security Hub administrator account. Designate a"
              + " different account as the delegated administrator, and retry.");
  static final ServiceError POLICIES_REMAIN =
      conflict(
          "Central configuration can't be disabled while configuration policies or associations"
              + " exist");
  static final ServiceError NOT_CENTRAL =
      accessDenied(
          "Must be a Security Hub delegated administrator with Central Configuration enabled");
  static final ServiceError UNKNOWN_CONTROL = notFound("Security control not found.");
  static final ServiceError UNKNOWN_POLICY = notFound("Configuration policy not found.");
  static final ServiceError UNKNOWN_ASSOCIATION =
      notFound("Configuration policy association not found.");
  static final ServiceError SECOND_POLICY_OF_THAT_NAME =
      conflict("A configuration policy with this name already exists.");
  static final ServiceError POLICY_IN_USE =
      conflict("The configuration policy is associated with targets. Disassociate it first.");
  static final ServiceError TOO_MANY_POLICIES =
      ServiceError.of(
          429,
          "LimitExceededException",
          "The number of configuration policies exceeds the limit of 20.");
  static final ServiceError NO_PERMISSION =
      accessDenied("You don't have permissions to access this resource.");
  static final ServiceError GOVERNED_BY_POLICY =
      accessDenied(
          "This account is currently associated with a central configuration policy, so only the"
              + " administrator can access this operation.");
  static final ServiceError SILENT_DENIAL =
      new ServiceError(403, "AccessDeniedException", Optional.empty());
  static final ServiceError INTERNAL =
      ServiceError.of(500, "InternalException", "Internal server error");
  static final ServiceError BAD_REQUEST =
      ServiceError.of(400, "BadRequestException", "Invalid request body");
  static final ServiceError MEMBER_AGGREGATOR =
      // 401 with this code was seen (R4).
      ServiceError.of(
          401,
          "InvalidInputException",
          "A finding aggregator cannot be created by a member account.");
  static final ServiceError SECOND_AGGREGATOR =
      invalidInput("A finding aggregator already exists.");
  static final ServiceError UNKNOWN_AGGREGATOR = notFound("Finding aggregator not found.");
  static final ServiceError SUBSCRIBED_ALREADY =
      conflict("Account is already subscribed to Security Hub");
  static final ServiceError GENERATOR_OF_MEMBER =
      accessDenied("Only the administrator can set ControlFindingGenerator for this account.");
  static final ServiceError STANDARDS_AND_CONTROLS =
      invalidInput(
          "Invalid semantics: Enabled standards and security control configurations must be"
              + " configured");
  static final ServiceError STANDARD_NOT_FOR_POLICIES =
      invalidInput(
          "Invalid parameter 'EnabledStandardIdentifiers'. The standard can't be used in a configuration policy.");
  static final ServiceError TOO_MANY_TAGS =
      invalidInput("The resource cannot have more than 50 tags.");
  static final ServiceError REGION_NOT_ENABLED =
      ServiceError.of(
          403,
          "UnrecognizedClientException",
          "The security token included in the request is invalid.");
  static final ServiceError UNKNOWN_HUB = notFound("Hub not found.");

  private Refusals() {}

  static ServiceError notAdministrator(String account) {
    return invalidAccess("Account " + account + " is not an administrator for this organization");
  }

  static ServiceError notManagementAccount(String account) {
    return invalidAccess(
        "Account " + account + " is not the management account of this organization");
  }

  static ServiceError notSubscribed(String account) {
    return invalidAccess("Account " + account + " is not subscribed to AWS Security Hub");
  }

  static String stillSyncing(String organizationId) {
    return "Central configuration couldn't be enabled because data from organization "
        + organizationId
        + " is still syncing. Retry later.";
  }

  static ServiceError invalidInput(String message) {
    return ServiceError.of(400, "InvalidInputException", message);
  }

  private static ServiceError invalidAccess(String message) {
    return ServiceError.of(401, "InvalidAccessException", message);
  }

  private static ServiceError accessDenied(String message) {
    return ServiceError.of(403, "AccessDeniedException", message);
  }

  private static ServiceError notFound(String message) {
    return ServiceError.of(404, "ResourceNotFoundException", message);
  }

  private static ServiceError conflict(String message) {
    return ServiceError.of(409, "ResourceConflictException", message);
  }

  static ServiceError deniedByIam(String account, String region, String action) {
    return noStatementAllows(account, action, AwsRegions.hub(region, account));
  }

  /** No statement allows the action. */
  static ServiceError noStatementAllows(String account, String action, String resource) {
    return denied(
        account,
        action,
        resource,
        "because no identity-based policy allows the " + action + " action");
  }

  /** A statement of the caller's own policies denies the action. */
  static ServiceError deniedByIdentityPolicy(String account, String action, String resource) {
    return denied(account, action, resource, "with an explicit deny in an identity-based policy");
  }

  private static ServiceError denied(
      String account, String action, String resource, String because) {
    String partition = resource.split(":")[1];
    return accessDenied(
        "User: arn:%s:sts::%s:assumed-role/local/local is not authorized to perform: %s on resource: %s %s"
            .formatted(partition, account, action, resource, because));
  }
}
