package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.http.AwsRegions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration policy.
 *
 * @param name its name, of which an organization has no second
 * @param description what it is for, where it was given
 * @param content its settings, as the JSON of {@code ConfigurationPolicy}
 */
record ConfigurationPolicy(
    String id,
    String name,
    Optional<String> description,
    String content,
    Eventual<Map<String, String>> tags,
    Instant created,
    Instant updated) {

  private static final String ARN_RESOURCE = "configuration-policy/";

  /** A policy that turns Security Hub on and sets no more, as a test needs it. */
  static ConfigurationPolicy plain(String id, String name, Instant now) {
    String content = "{\"SecurityHub\":{\"ServiceEnabled\":true}}";
    return new ConfigurationPolicy(
        id, name, Optional.empty(), content, Eventual.of(Map.of()), now, now);
  }

  ConfigurationPolicy withTags(Eventual<Map<String, String>> others) {
    return new ConfigurationPolicy(id, name, description, content, others, created, updated);
  }

  /** Whether an id or an ARN means this policy. */
  boolean isNamedBy(String identifier) {
    return identifier.equals(id) || identifier.endsWith(":" + ARN_RESOURCE + id);
  }

  /** The standards that it enables, by what their ARNs end in. */
  List<String> standards() {
    List<String> standards = new ArrayList<>();
    Json.readObject(content)
        .orElseThrow()
        .path("SecurityHub")
        .path("EnabledStandardIdentifiers")
        .forEach(arn -> standards.add(Standards.named(arn.asText())));
    return standards;
  }

  ObjectNode summary(Case asked) {
    return described(asked).put("ServiceEnabled", serviceEnabled());
  }

  ObjectNode details(Case asked) {
    ObjectNode details = described(asked).put("CreatedAt", Json.time(created));
    details.set("ConfigurationPolicy", Json.readObject(content).orElseThrow());
    return details;
  }

  private ObjectNode described(Case asked) {
    ObjectNode described =
        Json.object()
            .put("Arn", arn(asked))
            .put("Id", id)
            .put("Name", name)
            .put("UpdatedAt", Json.time(updated));
    description.ifPresent(text -> described.put("Description", text));
    return described;
  }

  String arn(Case asked) {
    ServiceRequest request = asked.request();
    return AwsRegions.arn(request.region(), request.account(), ARN_RESOURCE + id);
  }

  private boolean serviceEnabled() {
    ObjectNode policy = Json.readObject(content).orElseThrow();
    return policy.path("SecurityHub").path("ServiceEnabled").asBoolean();
  }
}
