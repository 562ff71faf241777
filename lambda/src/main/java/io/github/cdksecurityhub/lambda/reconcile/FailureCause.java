package io.github.cdksecurityhub.lambda.reconcile;

import static io.github.cdksecurityhub.lambda.reconcile.RetryPolicy.*;

import java.util.List;

/**
 * Every known cause of a failure: how long it is retried, what it means, and what the user does.
 * docs/run/troubleshooting.md has an entry for each.
 *
 * <p>In the texts {@code {place}}, {@code {region}}, {@code {operation}} and {@code {detail}} stand
 * for what {@link Failure} holds. A remedy continues with "then deploy again"; an alternative is
 * offered where the declaration can still be changed, so not after a Delete.
 */
public enum FailureCause {
  /** R13, R15. */
  NOT_ADMINISTRATOR(
      WHILE_PROPAGATING,
      "this account is not the Security Hub delegated administrator there.",
      "Run EnableOrganizationAdminAccount for {place} from the organization's management account (registering it in AWS"
          + " Organizations alone is not enough, and each Region counts by itself)"),
  /** R16, R39: denied by IAM, a service control policy or a permissions boundary. */
  ACCESS_DENIED(
      WHILE_PROPAGATING,
      "the function's role may not call securityhub:{operation} there.",
      "Allow the role the actions that docs/run/security.md lists, and check for a service control policy or permissions"
          + " boundary that denies them or the Region {region}"),
  /** R49; for a moment also the credentials of a role that is new (R39). */
  CREDENTIALS_REJECTED(
      WHILE_PROPAGATING,
      "the Region rejected the function's credentials; it may not be enabled for this account.",
      "Enable {region} for the account (EnableRegion; it takes some minutes to take effect)",
      ", or remove it from the construct"),
  /** R16, the message that a wrong account gets. */
  NO_ACCESS_TO_ORGANIZATION(
      WHILE_PROPAGATING,
      "Security Hub gives this account no access to the organization's configuration there.",
      "Check that the stack is deployed to the Security Hub delegated administrator account of {region}"
          + " (ListOrganizationAdminAccounts names it) and that the role is allowed the actions that docs/run/security.md lists"),
  NO_CREDENTIALS(
      "there are no AWS credentials for the request.", "Sign in, or set new credentials"),
  /** R14. */
  NOT_SUBSCRIBED(
      "Security Hub is not enabled in this account and Region.",
      "Run EnableSecurityHub for {place}",
      ", or remove the Region from the construct"),
  /** R18. */
  MISSING_FINDING_AGGREGATOR(
      "central configuration needs a finding aggregator, and the account has none.",
      "Call CreateFindingAggregator in {region} (one that links no Region is enough)",
      ", or add a CfnFindingAggregator that the configuration depends on"),
  /** R17: the service is known to return InternalException where there is no aggregator. */
  FINDING_AGGREGATOR_UNKNOWN(
      BACKOFF,
      "ListFindingAggregators keeps failing, which it also does where the account has no finding aggregator.",
      "Check ListFindingAggregators, and call CreateFindingAggregator in {region} if there is none"),
  /** R19; the detail is the home Region. */
  NOT_HOME_REGION(
      "central configuration can only be set in the home Region, which is {detail}, not {region}.",
      "Move the finding aggregator",
      ", or declare CENTRAL in its Region instead"),
  /** R21. */
  MANAGEMENT_ACCOUNT_IS_ADMINISTRATOR(
      "the organization's management account is the delegated administrator, which central configuration does not allow.",
      "Designate another account as the delegated administrator (DisableOrganizationAdminAccount, then"
          + " EnableOrganizationAdminAccount, from the management account)",
      " and deploy there, or declare a local configuration"),
  /** R23. */
  CENTRAL_TAKES_NO_SETTINGS(
      "central configuration accepts neither AutoEnable nor standards.",
      "Check in CloudTrail who else is switching the organization to central configuration"),
  /** R24: accepted, and then the Status became FAILED. */
  STATUS_FAILED(
      "Security Hub accepted the change and then reported the Status FAILED.",
      "Fix the problem described below"),
  REFUSED("Security Hub refused {operation}.", "Fix the problem described below"),
  REFUSED_WITHOUT_ERROR(
      "Security Hub refused {operation} without an error message.",
      "Call {operation} by hand in {region} to see the reason, and check for a proxy or VPC endpoint that intercepts it"),
  /** R40: the HTTP client lost the body of a refused update; the next read returns the reason. */
  UPDATE_REFUSED_WITHOUT_ERROR(
      BACKOFF,
      "Security Hub refused the update without an error message, although the configuration can be read.",
      "Call UpdateOrganizationConfiguration by hand in {region} to see the reason"),
  /** Between the read and the write another writer changed it; the detail is what is live. */
  NOT_OWNED("live is {detail}, which is no longer what this resource set."),
  /** Only of a heal, which does not write into a deployment. */
  STACK_CHANGED("the stack is no longer as it was when the check began."),
  /** The detail is the resource that the tags name. */
  OWNED_BY_ANOTHER(
      "it is managed by {detail}.",
      "Remove it from that stack",
      ", or set TakeOver (takeOver() of the construct) to take it over"),
  /** The detail names each linked Region and its owner. */
  LINKED_REGION_OWNED(
      "going CENTRAL would switch off what other stacks declare in linked Regions: {detail}.",
      "Remove these Regions from their stacks",
      ", or set TakeOver (takeOver() of the construct) to switch them off"),
  /** The detail is whom the tags name now. */
  SUPERSEDED(
      "the tags no longer name this event as the writer, so it stopped before its next write; they name {detail} now.",
      "Look for a later deployment of the stack, and in CloudTrail for who changes the hub's tags"),
  /** R41: the tags may be stale for a moment after a write. */
  TAGS_NOT_VISIBLE(
      BACKOFF,
      "the tags that were just written can't be read yet.",
      "Check in CloudTrail who removes the hub's tags"),
  /** The detail is the status of the resource, or of the stack. */
  EVENT_OUTDATED(
      "CloudFormation no longer waits for this event (the status is now {detail}), so nothing was written."),
  /** R25: accepted, yet no read shows it; the detail is how often, and what is live. */
  UPDATE_NOT_VISIBLE(
      "Security Hub accepted the update {detail}.",
      "Check in CloudTrail (UpdateOrganizationConfiguration) whether the updates arrived and who else writes"),
  /** The detail is what the event was waiting for. */
  DEADLINE_PASSED(
      "the function's time ran out; still pending: {detail}.",
      "",
      "Give the construct a longer timeout if this keeps happening"),
  /** R5 and LimitExceededException. */
  THROTTLED(
      BACKOFF, "Security Hub throttles the requests of this account and Region (10 a second)."),
  SERVICE_FAULT(
      BACKOFF, "Security Hub failed with an internal error.", "Check the AWS Health Dashboard"),
  /** Something between the function and the service failed, so the outcome is unknown. */
  GATEWAY_FAULT(
      BACKOFF,
      "a gateway in front of Security Hub failed or timed out.",
      "Check the AWS Health Dashboard"),
  /** No connection was made, so the request was not sent. */
  UNREACHABLE(
      BACKOFF,
      "no connection to Security Hub's endpoint could be made.",
      "Check that the Region {region} exists and is enabled for the account and, where the function runs in a VPC, that it"
          + " has a route to the endpoint"),
  /** The connection broke after the request was sent, so the outcome is unknown. */
  CONNECTION_LOST(BACKOFF, "the connection to Security Hub broke before its response came."),
  UNREADABLE_RESPONSE(
      BACKOFF,
      "Security Hub's response could not be understood.",
      "Check for a proxy or VPC endpoint that intercepts the request",
      ", and for a newer version of this construct"),
  /** A redirect is not followed: it would show a signed request to another host. */
  REDIRECTED(
      BACKOFF,
      "the response is a redirect, which Security Hub never sends and the function does not follow.",
      "Check for a proxy or VPC endpoint that intercepts the request (a login page, a rule that moves http to https)"),
  /** R22. */
  STILL_SYNCING(
      UNTIL_DEADLINE,
      "Security Hub is still syncing the organization's data after the administrator was registered.",
      "Wait some minutes"),
  /** R28; the detail names the policies. */
  POLICIES_ASSOCIATED(
      UNTIL_DEADLINE,
      "configuration policies are still associated, and the organization can't leave central configuration before they"
          + " are gone: {detail}.",
      "Disassociate and delete them in the home Region, which takes some minutes to take effect"),
  /** A 409 on anything but leaving CENTRAL. */
  CONFLICT(
      UNTIL_DEADLINE,
      "another change of the organization's configuration is in progress.",
      "Wait until it is done");

  private final RetryPolicy retryPolicy;
  final String text;
  private final List<String> remedies;

  FailureCause(String text, String... remedies) {
    this(NONE, text, remedies);
  }

  FailureCause(RetryPolicy retryPolicy, String text, String... remedies) {
    this.retryPolicy = retryPolicy;
    this.text = text;
    this.remedies = List.of(remedies);
  }

  public RetryPolicy retryPolicy() {
    return retryPolicy;
  }

  /** Returns whether an Update that failed so may have been carried out all the same. */
  public boolean leavesOutcomeUnknown() {
    return this == SERVICE_FAULT || losesResponse();
  }

  /** Returns whether the response was lost, so that a read may not show the update yet (R26). */
  public boolean losesResponse() {
    return List.of(GATEWAY_FAULT, CONNECTION_LOST, UNREADABLE_RESPONSE, REDIRECTED).contains(this);
  }

  /** Returns what to do, without the retry; empty where retrying is all there is to do. */
  String remedy(RetryAction action) {
    // The second is an alternative, which a Delete has no use for.
    boolean isFirstAlone = action == RetryAction.DELETE && !remedies.isEmpty();
    return isFirstAlone ? remedies.get(0) : String.join("", remedies);
  }
}
