package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AssociationType;
import software.amazon.awssdk.services.securityhub.model.ConfigurationPolicyAssociationSummary;
import software.amazon.awssdk.services.securityhub.model.ListConfigurationPoliciesResponse;
import software.amazon.awssdk.services.securityhub.model.ListConfigurationPolicyAssociationsResponse;

/** Lists configuration policies with their targets, page by page. */
final class PolicyLists {
  /** A thousand associations: more than anybody reads. */
  private static final int MOST_PAGES = 10;

  private final SecurityHubClient client;

  PolicyLists(SecurityHubClient client) {
    this.client = client;
  }

  /** Returns every policy with each of its targets, and those without one in the end. */
  List<AssociatedPolicy> read() {
    Map<String, String> names = names();
    List<AssociatedPolicy> associated = new ArrayList<>();
    for (ConfigurationPolicyAssociationSummary each : associations()) {
      String id = Translator.text(each.configurationPolicyId());
      associated.add(
          new AssociatedPolicy(
              id,
              names.getOrDefault(id, ""),
              Translator.text(each.targetTypeAsString()),
              Translator.text(each.targetId())));
    }
    List<String> withTargets = associated.stream().map(AssociatedPolicy::policyId).toList();
    names.forEach(
        (id, name) -> {
          if (!withTargets.contains(id)) {
            associated.add(new AssociatedPolicy(id, name, "", ""));
          }
        });
    return associated;
  }

  private Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    pages(
            token -> client.listConfigurationPolicies(request -> request.nextToken(token)),
            ListConfigurationPoliciesResponse::nextToken)
        .forEach(
            page ->
                page.configurationPolicySummaries()
                    .forEach(
                        each ->
                            names.put(Translator.text(each.id()), Translator.text(each.name()))));
    return names;
  }

  /** What targets inherit keeps nothing central. */
  private List<ConfigurationPolicyAssociationSummary> associations() {
    return pages(
            token ->
                client.listConfigurationPolicyAssociations(
                    request ->
                        request
                            .nextToken(token)
                            .filters(filters -> filters.associationType(AssociationType.APPLIED))),
            ListConfigurationPolicyAssociationsResponse::nextToken)
        .stream()
        .flatMap(page -> page.configurationPolicyAssociationSummaries().stream())
        .toList();
  }

  /** The SDK's own word for the first page's token, and for there being no next page, is null. */
  private static <P> List<P> pages(Function<String, P> pageFrom, Function<P, String> nextToken) {
    List<P> pages = new ArrayList<>();
    String token = null;
    do {
      P page = pageFrom.apply(token);
      pages.add(page);
      token = nextToken.apply(page);
    } while (token != null && pages.size() < MOST_PAGES);
    return pages;
  }
}
