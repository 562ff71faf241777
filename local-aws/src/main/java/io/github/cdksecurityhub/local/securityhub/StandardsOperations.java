package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which standards an account has enabled: its own, or those of a policy (R43, R45, R46). */
final class StandardsOperations {
  private StandardsOperations() {}

  static Ruling describe(Case asked) {
    Optional<String> size = asked.request().query().first("MaxResults");
    Optional<String> token = asked.request().query().first("NextToken");
    Page page = Page.of(asked, Standards.all().size(), size, token);
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("Standards");
    for (String standard : Standards.all().subList(page.from(), page.to())) {
      list.addObject()
          .put("StandardsArn", Standards.arn(standard, asked.request().region()))
          .put("Name", standard.replace("/v/", " ").replace('-', ' '))
          .put("EnabledByDefault", Standards.DEFAULTS.contains(standard));
    }
    return Ruling.read(Response.json(200, page.withToken(body)), asked.organization());
  }

  static Ruling enabled(Case asked) {
    RequestBody request = RequestBody.of(asked);
    List<String> wanted = request.texts("StandardsSubscriptionArns");
    List<String> all =
        effective(asked).stream()
            .filter(standard -> wanted.isEmpty() || wanted.contains(subscription(asked, standard)))
            .toList();
    Optional<String> size =
        Optional.ofNullable(request.json().get("MaxResults")).map(JsonNode::asText);
    Page page = Page.of(asked, all.size(), size, request.text("NextToken"));
    ObjectNode body = subscriptions(asked, all.subList(page.from(), page.to()), "READY");
    return Ruling.read(Response.json(200, page.withToken(body)), asked.organization());
  }

  static Ruling enable(Case asked) {
    List<String> named = new ArrayList<>();
    RequestBody.of(asked)
        .json()
        .path("StandardsSubscriptionRequests")
        .forEach(one -> named.add(Standards.named(one.path("StandardsArn").asText())));
    require(asked, named, "StandardsSubscriptionRequests");
    List<String> after = new ArrayList<>(asked.region().hub().standards());
    named.stream().filter(standard -> !after.contains(standard)).forEach(after::add);
    return written(asked, after, named, "PENDING");
  }

  static Ruling disable(Case asked) {
    List<String> named =
        RequestBody.of(asked).texts("StandardsSubscriptionArns").stream()
            .map(Standards::named)
            .toList();
    require(asked, named, "StandardsSubscriptionArns");
    List<String> after = new ArrayList<>(asked.region().hub().standards());
    after.removeAll(named);
    return written(asked, after, named, "DELETING");
  }

  private static void require(Case asked, List<String> named, String parameter) {
    HubOperations.requireNoPolicy(asked);
    if (named.isEmpty() || !Standards.all().containsAll(named)) {
      throw asked.invalid("Invalid parameter '" + parameter + "'.");
    }
  }

  private static Ruling written(Case asked, List<String> after, List<String> named, String status) {
    return Ruling.written(
        Response.json(200, subscriptions(asked, named, status)),
        asked.withRegion(state -> state.withHub(hub -> hub.withStandards(after))));
  }

  private static ObjectNode subscriptions(Case asked, List<String> standards, String status) {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("StandardsSubscriptions");
    for (String standard : standards) {
      ObjectNode one = list.addObject();
      one.put("StandardsSubscriptionArn", subscription(asked, standard))
          .put("StandardsArn", Standards.arn(standard, asked.request().region()))
          .put("StandardsStatus", status)
          .putObject("StandardsInput");
    }
    return body;
  }

  private static String subscription(Case asked, String standard) {
    ServiceRequest request = asked.request();
    return Standards.subscription(standard, request.region(), request.account());
  }

  /** Under a policy, the policy's: with an empty list there, none (R45). */
  private static List<String> effective(Case asked) {
    Account administrator = HubOperations.administrator(asked);
    return administrator
        .policies()
        .governing(asked.request().account())
        .filter(policy -> !administrator.id().equals(asked.request().account()))
        .map(ConfigurationPolicy::standards)
        .orElse(asked.region().hub().standards());
  }
}
