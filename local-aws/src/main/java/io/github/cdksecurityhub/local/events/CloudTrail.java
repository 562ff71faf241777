package io.github.cdksecurityhub.local.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.http.SessionToken;
import io.github.cdksecurityhub.local.securityhub.TrailEntry;

/** What CloudTrail sends EventBridge for a call, in the Region where it was made. */
public final class CloudTrail {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CloudTrail() {}

  /** The event of a call. */
  public static JsonNode event(TrailEntry entry) {
    ObjectNode event =
        LocalEventBridge.envelope("aws.securityhub", "AWS API Call via CloudTrail", entry.region());
    event.putArray("resources");
    ObjectNode detail = event.putObject("detail");
    detail.put("eventVersion", "1.11");
    identity(detail.putObject("userIdentity"), entry);
    detail.put("eventTime", entry.at().toString());
    detail.put("eventSource", "securityhub.amazonaws.com");
    detail.put("eventName", entry.operation());
    detail.put("awsRegion", entry.region());
    detail.set("requestParameters", parameters(entry));
    entry.errorCode().ifPresent(code -> detail.put("errorCode", code));
    detail
        .put("readOnly", entry.readOnly())
        .put("eventType", "AwsApiCall")
        .put("managementEvent", true);
    return event;
  }

  private static JsonNode parameters(TrailEntry entry) {
    try {
      return JSON.readTree(entry.requestParameters());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A trail entry's parameters are JSON", e);
    }
  }

  /** A function's session names the role that it came of; a user's call has no session at all. */
  private static void identity(ObjectNode identity, TrailEntry entry) {
    identity.put("accountId", entry.account());
    String role = SessionToken.role(entry.sessionToken());
    if (role.isEmpty()) {
      identity.put("type", "IAMUser").put("userName", "somebody");
      identity.put("arn", "arn:aws:iam::" + entry.account() + ":user/somebody");
      return;
    }
    String name = role.substring(role.lastIndexOf('/') + 1);
    identity.put("type", "AssumedRole");
    identity.put("arn", "arn:aws:sts::" + entry.account() + ":assumed-role/" + name + "/a-session");
    identity
        .putObject("sessionContext")
        .putObject("sessionIssuer")
        .put("type", "Role")
        .put("userName", name)
        .put("arn", role);
  }
}
