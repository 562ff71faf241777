package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.http.Response;
import java.util.List;
import java.util.Optional;

/** The lists of configuration policies and of their associations (R19, R28). */
final class PolicyLists {
  private PolicyLists() {}

  static Ruling policies(Case asked) {
    asked.requireHome();
    List<ConfigurationPolicy> all = asked.account().policies().all();
    Optional<String> size = asked.request().query().first("MaxResults");
    Optional<String> token = asked.request().query().first("NextToken");
    Page page = Page.of(asked, all.size(), size, token);
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("ConfigurationPolicySummaries");
    all.subList(page.from(), page.to()).forEach(policy -> list.add(policy.summary(asked)));
    return Ruling.read(Response.json(200, page.withToken(body)), asked.organization());
  }

  static Ruling associations(Case asked) {
    RequestBody request = RequestBody.of(asked);
    asked.requireHome();
    List<PolicyAssociation> wanted = filtered(asked, request.object("Filters"));
    Optional<String> size =
        Optional.ofNullable(request.json().get("MaxResults")).map(node -> node.asText());
    Page page = Page.of(asked, wanted.size(), size, request.text("NextToken"));
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("ConfigurationPolicyAssociationSummaries");
    wanted.subList(page.from(), page.to()).forEach(one -> list.add(one.summary(asked.now())));
    return Ruling.read(Response.json(200, page.withToken(body)), asked.organization());
  }

  private static List<PolicyAssociation> filtered(Case asked, RequestBody filters) {
    Optional<String> policy = filters.text("ConfigurationPolicyId");
    Optional<String> type = filters.text("AssociationType");
    Optional<String> status = filters.text("AssociationStatus");
    return AssociationOperations.shown(asked).stream()
        .filter(one -> policy.filter(id -> !id.equals(one.policyId())).isEmpty())
        .filter(one -> type.filter(text -> !text.equals("APPLIED")).isEmpty())
        .filter(
            one ->
                status
                    .filter(text -> !text.equals(one.shown(asked.now()).status().name()))
                    .isEmpty())
        .toList();
  }
}
