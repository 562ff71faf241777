package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Who is subscribed, and who administers: DescribeHub and ListOrganizationAdminAccounts. */
final class Membership {
  private static final String SUBSCRIBED_AT = "2026-01-01T00:00:00.000Z";

  private Membership() {}

  static Ruling describeHub(Case asked) {
    ServiceRequest request = asked.request();
    String arn = AwsRegions.arn(request.region(), request.account(), "hub/default");
    if (!request.query().getOrDefault("HubArn", arn).equals(arn)) {
      throw new Refusal(Refusals.UNKNOWN_HUB);
    }
    ObjectNode body =
        Json.object()
            .put("HubArn", arn)
            .put("SubscribedAt", SUBSCRIBED_AT)
            .put("AutoEnableControls", true)
            .put("ControlFindingGenerator", "SECURITY_CONTROL");
    return Ruling.read(Answer.json(200, body), asked.organization());
  }

  static Ruling listAdministrators(Case asked) {
    ServiceRequest request = asked.request();
    if (!asked.organization().managementAccount().equals(request.account())) {
      throw new Refusal(Refusals.notManagementAccount(request.account()));
    }
    ObjectNode body = Json.object();
    ArrayNode administrators = body.putArray("AdminAccounts");
    asked.organization().accounts().values().stream()
        .filter(account -> account.region(request.region()).administrator())
        .forEach(
            account ->
                administrators.addObject().put("AccountId", account.id()).put("Status", "ENABLED"));
    body.put("Feature", request.query().getOrDefault("Feature", "SecurityHub"));
    return Ruling.read(Answer.json(200, body), asked.organization());
  }
}
