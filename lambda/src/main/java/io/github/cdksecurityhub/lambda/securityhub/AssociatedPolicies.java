package io.github.cdksecurityhub.lambda.securityhub;

import static io.github.cdksecurityhub.lambda.sdk.SdkErrors.text;

import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AssociationType;
import software.amazon.awssdk.services.securityhub.model.ConfigurationPolicyAssociationSummary;

/** Lists what keeps an organization central: configuration policies and their targets. */
record AssociatedPolicies(SecurityHubClient client) {

  List<AssociatedPolicy> list() {
    Map<String, String> names = names();
    List<AssociatedPolicy> policies = new ArrayList<>();
    for (ConfigurationPolicyAssociationSummary each : associations()) {
      String id = text(each.configurationPolicyId());
      policies.add(
          new AssociatedPolicy(
              id,
              names.getOrDefault(id, ""),
              text(each.targetTypeAsString()),
              text(each.targetId())));
    }
    List<String> withTargets = policies.stream().map(AssociatedPolicy::policyId).toList();
    names.forEach(
        (id, name) -> {
          if (!withTargets.contains(id)) {
            policies.add(new AssociatedPolicy(id, name, "", ""));
          }
        });
    return policies;
  }

  private Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    client.listConfigurationPoliciesPaginator(request -> {}).stream()
        .limit(SdkSecurityHubReader.MAX_PAGES)
        .flatMap(page -> page.configurationPolicySummaries().stream())
        .forEach(each -> names.put(text(each.id()), text(each.name())));
    return names;
  }

  /** Only what is applied: an association that a target inherits keeps nothing central. */
  private List<ConfigurationPolicyAssociationSummary> associations() {
    return client
        .listConfigurationPolicyAssociationsPaginator(
            request -> request.filters(filters -> filters.associationType(AssociationType.APPLIED)))
        .stream()
        .limit(SdkSecurityHubReader.MAX_PAGES)
        .flatMap(page -> page.configurationPolicyAssociationSummaries().stream())
        .toList();
  }
}
