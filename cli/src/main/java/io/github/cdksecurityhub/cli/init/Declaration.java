package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.central.LiveCentral;
import io.github.cdksecurityhub.cli.central.LivePolicy;
import io.github.cdksecurityhub.cli.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be declared, so that nothing changes.
 *
 * @param local the Regions of each local configuration
 * @param central central configuration, empty where the organization is configured locally
 * @param leftOut what is live and can't be declared, a line each
 * @param isWhole whether all could be read
 */
record Declaration(
    Map<OrganizationConfiguration, List<String>> local,
    Optional<Central> central,
    List<String> leftOut,
    boolean isWhole) {

  /**
   * Central configuration.
   *
   * @param home the home Region
   * @param aggregator the ARN of its finding aggregator
   * @param selfManaged what configures itself
   * @param policies what each policy is applied to
   */
  record Central(
      String home,
      String aggregator,
      List<PolicyTarget> selfManaged,
      Map<LivePolicy, List<PolicyTarget>> policies) {
    static final String SELF_MANAGED = "SELF_MANAGED_SECURITY_HUB";

    static List<PolicyTarget> targets(LiveCentral live, String policyId) {
      return live.associations().value().orElse(List.of()).stream()
          .filter(each -> each.policyId().equals(policyId))
          .map(each -> each.target())
          .toList();
    }
  }
}
