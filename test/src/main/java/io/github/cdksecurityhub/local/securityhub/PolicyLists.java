package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The lists of configuration policies and of their associations (R19, R28). */
final class PolicyLists {
  private static final int LARGEST_PAGE = 100;

  private PolicyLists() {}

  static Ruling policies(Case asked) {
    asked.requireHome();
    List<ConfigurationPolicy> all = asked.account().policies().all();
    Optional<String> size = Optional.ofNullable(asked.request().query().get("MaxResults"));
    Optional<String> token = Optional.ofNullable(asked.request().query().get("NextToken"));
    Page page = Page.of(asked, all.size(), size, token);
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("ConfigurationPolicySummaries");
    all.subList(page.from(), page.to()).forEach(policy -> list.add(policy.summary(asked)));
    return Ruling.read(Answer.json(200, page.withToken(body)), asked.organization());
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
    return Ruling.read(Answer.json(200, page.withToken(body)), asked.organization());
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

  /** The part of a list that one answer holds; a token is the index that it goes on from. */
  private record Page(int from, int to, int total) {

    static Page of(Case asked, int total, Optional<String> size, Optional<String> token) {
      int from = Math.min(number(asked, "NextToken", token.orElse("0")), total);
      int most = number(asked, "MaxResults", size.orElse("" + LARGEST_PAGE));
      if (most < 1 || most > LARGEST_PAGE) {
        throw asked.invalid("Invalid parameter 'MaxResults'. Value must be between 1 and 100.");
      }
      return new Page(from, Math.min(total, from + most), total);
    }

    ObjectNode withToken(ObjectNode body) {
      return to < total ? body.put("NextToken", "" + to) : body;
    }

    private static int number(Case asked, String name, String value) {
      if (!value.matches("[0-9]{1,6}")) {
        throw asked.invalid("Invalid parameter '" + name + "'.");
      }
      return Integer.parseInt(value);
    }
  }
}
