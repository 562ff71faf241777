package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** The lists of configuration policies and of their associations (R19, R28). */
final class PolicyLists {
  private static final String UPDATED_AT = "2026-01-01T00:00:00.000Z";
  private static final int LARGEST_PAGE = 100;

  private PolicyLists() {}

  static Ruling policies(Case asked) {
    requireHome(asked);
    Optional<String> size = Optional.ofNullable(asked.request().query().get("MaxResults"));
    Optional<String> token = Optional.ofNullable(asked.request().query().get("NextToken"));
    Page page = Page.of(asked, asked.account().policies().count(), size, token);
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("ConfigurationPolicySummaries");
    for (int i = page.from(); i < page.to(); i++) {
      addPolicy(list.addObject(), asked, i);
    }
    return Ruling.read(Answer.json(200, page.withToken(body)), asked.organization());
  }

  static Ruling associations(Case asked) {
    RequestBody request = RequestBody.of(asked);
    requireHome(asked);
    Optional<String> size =
        Optional.ofNullable(request.json().get("MaxResults")).map(node -> node.asText());
    Page page = Page.of(asked, shownAssociations(asked), size, request.text("NextToken"));
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("ConfigurationPolicyAssociationSummaries");
    for (int i = page.from(); i < page.to(); i++) {
      addAssociation(list.addObject(), asked, i);
    }
    return Ruling.read(Answer.json(200, page.withToken(body)), asked.organization());
  }

  private static void requireHome(Case asked) {
    asked.requireAdministrator();
    if (!asked.account().isHome(asked.request().region())) {
      throw new Refusal(Refusals.NOT_HOME_REGION);
    }
  }

  private static int shownAssociations(Case asked) {
    Policies policies = asked.account().policies();
    boolean hidden =
        policies.disassociation().isPresent()
            && asked.knob(Knob.DISASSOCIATING) == Variant.Disassociating.HIDDEN;
    return hidden ? 0 : policies.associations();
  }

  private static void addPolicy(ObjectNode summary, Case asked, int index) {
    String id = policyId(index);
    summary
        .put(
            "Arn",
            AwsRegions.arn(
                asked.request().region(), asked.request().account(), "configuration-policy/" + id))
        .put("Id", id)
        .put("Name", "policy-" + (index + 1))
        .put("UpdatedAt", UPDATED_AT)
        .put("ServiceEnabled", true);
  }

  private static void addAssociation(ObjectNode summary, Case asked, int index) {
    boolean leaving = asked.account().policies().disassociation().isPresent();
    summary
        .put("ConfigurationPolicyId", policyId(0))
        .put("TargetId", "ou-exam-%08d".formatted(index + 1))
        .put("TargetType", "ORGANIZATIONAL_UNIT")
        .put("AssociationType", "APPLIED")
        .put("UpdatedAt", UPDATED_AT)
        .put("AssociationStatus", leaving ? "PENDING" : "SUCCESS");
  }

  private static String policyId(int index) {
    return UUID.nameUUIDFromBytes(("policy-" + index).getBytes(StandardCharsets.UTF_8)).toString();
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
