package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** DescribeHub: whether the account is subscribed here (R14). */
final class Subscription {
  private static final String SUBSCRIBED_AT = "2026-01-01T00:00:00.000Z";

  private Subscription() {}

  static Ruling describeHub(Case asked) {
    ServiceRequest request = asked.request();
    String arn = AwsRegions.hub(request.region(), request.account());
    if (!request.query().first("HubArn").orElse(arn).equals(arn)) {
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
}
