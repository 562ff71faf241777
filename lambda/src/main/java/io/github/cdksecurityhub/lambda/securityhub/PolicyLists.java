package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.securityhub.JsonObject.UnexpectedException;
import io.github.cdksecurityhub.lambda.wire.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Lists configuration policies with their targets, page by page. */
final class PolicyLists {
  /** A thousand associations: more than anybody reads. */
  private static final int MOST_PAGES = 10;

  private final Asking asking;

  PolicyLists(Asking asking) {
    this.asking = asking;
  }

  /** Returns every policy with each of its targets, and those without one in the end. */
  List<AssociatedPolicy> read() throws SecurityHubException {
    Map<String, String> names = names();
    List<AssociatedPolicy> associated = associations(names);
    List<String> withTargets = associated.stream().map(AssociatedPolicy::policyId).toList();
    names.forEach(
        (id, name) -> {
          if (!withTargets.contains(id)) {
            associated.add(new AssociatedPolicy(id, name, "", ""));
          }
        });
    return associated;
  }

  private Map<String, String> names() throws SecurityHubException {
    Map<String, String> names = new LinkedHashMap<>();
    pages(
        Operations::listConfigurationPolicies,
        page -> {
          for (JsonObject each : page.objects("ConfigurationPolicySummaries")) {
            names.put(each.text("Id").orElse(""), each.text("Name").orElse(""));
          }
        });
    return names;
  }

  private List<AssociatedPolicy> associations(Map<String, String> names)
      throws SecurityHubException {
    List<AssociatedPolicy> associated = new ArrayList<>();
    pages(
        Operations::listAppliedPolicyAssociations,
        page -> {
          for (JsonObject each : page.objects("ConfigurationPolicyAssociationSummaries")) {
            String id = each.text("ConfigurationPolicyId").orElse("");
            associated.add(
                new AssociatedPolicy(
                    id,
                    names.getOrDefault(id, ""),
                    each.text("TargetType").orElse(""),
                    each.text("TargetId").orElse("")));
          }
        });
    return associated;
  }

  /** What is taken from each page. */
  private interface Page {
    void read(JsonObject page) throws UnexpectedException;
  }

  private void pages(Function<Optional<String>, Request> requestFrom, Page each)
      throws SecurityHubException {
    Optional<String> token = Optional.empty();
    for (int read = 0; read < MOST_PAGES; read++) {
      token =
          asking.forAnswer(
              ApiOperation.LIST_POLICIES,
              requestFrom.apply(token),
              page -> {
                each.read(page);
                return page.text("NextToken");
              });
      if (token.isEmpty()) {
        return;
      }
    }
  }
}
