package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Which standards an account has enabled: its own, or those of a policy (R43, R45, R46). */
final class StandardsOperations {
  private static final String SUBSCRIPTIONS = "StandardsSubscriptions";

  private StandardsOperations() {}

  static Ruling describe(Case asked) {
    return asked.read(
        Page.of(
            asked,
            "Standards",
            Standards.all(),
            standard ->
                Json.object()
                    .put("StandardsArn", Standards.arn(standard, asked.request().region()))
                    .put("Name", standard.replace("/v/", " ").replace('-', ' '))
                    .put("EnabledByDefault", Standards.DEFAULTS.contains(standard))));
  }

  static Ruling enabled(Case asked) {
    List<String> wanted = RequestBody.of(asked).texts("StandardsSubscriptionArns");
    List<String> all =
        effective(asked).stream()
            .filter(standard -> wanted.isEmpty() || wanted.contains(subscription(asked, standard)))
            .toList();
    return asked.read(
        Page.of(asked, SUBSCRIPTIONS, all, standard -> subscribed(asked, standard, "READY")));
  }

  static Ruling enable(Case asked) {
    List<String> arns = new ArrayList<>();
    RequestBody.of(asked)
        .json()
        .path("StandardsSubscriptionRequests")
        .forEach(one -> arns.add(one.path("StandardsArn").asText()));
    List<String> named =
        named(
            asked,
            "StandardsSubscriptionRequests",
            arns,
            standard -> Standards.arn(standard, asked.request().region()));
    Set<String> after = new LinkedHashSet<>(asked.region().hub().standards());
    after.addAll(named);
    return written(asked, after, named, "PENDING");
  }

  static Ruling disable(Case asked) {
    String parameter = "StandardsSubscriptionArns";
    List<String> arns = RequestBody.of(asked).texts(parameter);
    List<String> named = named(asked, parameter, arns, standard -> subscription(asked, standard));
    Set<String> after = new LinkedHashSet<>(asked.region().hub().standards());
    named.forEach(after::remove);
    return written(asked, after, named, "DELETING");
  }

  /** The standards that a request names by their ARNs, or by those of subscriptions to them. */
  private static List<String> named(
      Case asked, String parameter, List<String> arns, UnaryOperator<String> arn) {
    HubOperations.requireNoPolicy(asked);
    List<String> named =
        Standards.all().stream().filter(standard -> arns.contains(arn.apply(standard))).toList();
    if (arns.isEmpty() || named.size() != Set.copyOf(arns).size()) {
      throw asked.invalid(parameter);
    }
    return named;
  }

  private static Ruling written(
      Case asked, Collection<String> after, List<String> named, String status) {
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray(SUBSCRIPTIONS);
    named.forEach(standard -> list.add(subscribed(asked, standard, status)));
    return Ruling.written(
        body,
        asked.withRegion(state -> state.withHub(hub -> hub.withStandards(List.copyOf(after)))));
  }

  private static ObjectNode subscribed(Case asked, String standard, String status) {
    ObjectNode one =
        Json.object()
            .put("StandardsSubscriptionArn", subscription(asked, standard))
            .put("StandardsArn", Standards.arn(standard, asked.request().region()))
            .put("StandardsStatus", status);
    one.putObject("StandardsInput");
    return one;
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
