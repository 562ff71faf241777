package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AssociationType;
import software.amazon.awssdk.services.securityhub.model.ConfigurationPolicyAssociationSummary;

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
    String token = null;
    for (int page = 0; page < MOST_PAGES && (page == 0 || token != null); page++) {
      String from = token;
      var answer = client.listConfigurationPolicies(request -> request.nextToken(from));
      answer
          .configurationPolicySummaries()
          .forEach(each -> names.put(Translator.text(each.id()), Translator.text(each.name())));
      token = answer.nextToken();
    }
    return names;
  }

  /** What targets inherit keeps nothing central. */
  private List<ConfigurationPolicyAssociationSummary> associations() {
    List<ConfigurationPolicyAssociationSummary> all = new ArrayList<>();
    String token = null;
    for (int page = 0; page < MOST_PAGES && (page == 0 || token != null); page++) {
      String from = token;
      var answer =
          client.listConfigurationPolicyAssociations(
              request ->
                  request
                      .nextToken(from)
                      .filters(filters -> filters.associationType(AssociationType.APPLIED)));
      all.addAll(answer.configurationPolicyAssociationSummaries());
      token = answer.nextToken();
    }
    return all;
  }
}
