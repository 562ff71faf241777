package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

import io.github.cdksecurityhub.internal.regions.Declaration;
import io.github.cdksecurityhub.internal.regions.DeclaredRegions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.securityhub.CfnConfigurationPolicy;
import software.amazon.awscdk.services.securityhub.CfnFindingAggregator;
import software.amazon.awscdk.services.securityhub.CfnPolicyAssociation;
import software.constructs.Construct;

/**
 * Security Hub's central configuration: which Regions are linked to the home Region, and which
 * policy holds for which accounts.
 *
 * <p>Everything is made in the order that Security Hub asks for, each when the one before it has
 * taken effect, and deleted in the opposite order: the finding aggregator, the organization's
 * configuration, the policies, what they apply to. Its stack belongs in the home Region of the
 * account that is Security Hub's delegated administrator.
 *
 * <pre>{@code
 * SecurityHubCentralConfiguration.Builder.create(this, "SecurityHub")
 *     .linkedRegions(LinkedRegions.all())
 *     .policy(ConfigurationPolicy.enabled("baseline")
 *         .standards(Standard.AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0)
 *         .appliesTo(PolicyTarget.root("r-ab12")))
 *     .build();
 * }</pre>
 *
 * <p>With {@link OnDelete#RETAIN} all of it stays when its declaration goes away: an aggregator
 * cannot be deleted while the organization is central. Going back to a local declaration takes two
 * deployments, the first without policies: CloudFormation deletes them only after its updates.
 *
 * <p>What cannot work is refused at synthesis, with an {@link IllegalArgumentException} that names
 * the construct, the reason and the way out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/central-configuration-intro.html">Central
 *     configuration</a>
 */
public final class SecurityHubCentralConfiguration extends Construct
    implements ISecurityHubOrganizationConfiguration {
  private final Optional<CfnFindingAggregator> aggregator;
  private final SecurityHubOrganizationConfiguration configuration;
  private final CentralPolicies policies;

  /**
   * Declares the central configuration.
   *
   * @param scope the stack, or a construct in it
   * @param id a name that is unique in the scope; it can be changed at any time, as no resource is
   *     named after it
   * @param props what to declare
   * @throws IllegalArgumentException if it cannot work
   */
  public SecurityHubCentralConfiguration(
      Construct scope, String id, SecurityHubCentralConfigurationProps props) {
    super(scope, id);
    requireNonNull(props, "props is required");
    Options.checkEntries(this, "policies", props.getPolicies());
    Links linked = LinkedRegionRules.check(this, props.getLinkedRegions());
    Declaration declaration =
        Declaration.of(OrganizationConfiguration.central(), Optional.empty(), props);
    declaration.hubSettings().checkForCentral(this);
    this.configuration =
        new SecurityHubOrganizationConfiguration(
            this, "Configuration", Optional.ofNullable(props.getProvider()), List.of(declaration));
    configuration.getProvider().readPolicies();
    DeclaredRegions.of(this).link(this, linked::reach);
    RemovalPolicy onRemoval = onRemoval(declaration.onDelete());
    this.aggregator = FindingAggregators.declare(this, linked);
    aggregator.ifPresent(it -> it.applyRemovalPolicy(onRemoval));
    aggregator.ifPresent(configuration.getNode()::addDependency);
    FindingAggregators.declaredAs(linked).forEach(configuration.getNode()::addDependency);
    this.policies = new CentralPolicies(this, configuration, onRemoval);
    Optional.ofNullable(props.getPolicies()).orElse(List.of()).forEach(policies::add);
  }

  /**
   * What stays CENTRAL keeps its aggregator, which cannot go before, and its policies. A first
   * deployment that fails keeps none: the next one would find that they exist already.
   */
  private static RemovalPolicy onRemoval(OnDelete onDelete) {
    return onDelete == OnDelete.RETAIN
        ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
        : RemovalPolicy.DESTROY;
  }

  /**
   * Adds another policy: declares it, unless it is imported, and associates it with its targets.
   *
   * @param policy the policy; its name and its targets are new here
   * @throws IllegalArgumentException if it cannot work
   */
  public void addPolicy(IConfigurationPolicy policy) {
    policies.add(requireNonNull(policy, "policy is required"));
  }

  /** Passes everything that is declared to {@code watcher}, also what is added later. */
  void watch(Consumer<CfnResource> watcher) {
    aggregator.ifPresent(watcher);
    policies.watch(watcher);
  }

  /**
   * {@return the construct that sets CENTRAL: the organization's configuration, with its attributes
   * and its provider}
   */
  public SecurityHubOrganizationConfiguration getConfiguration() {
    return configuration;
  }

  /**
   * {@return the finding aggregator, empty where {@link LinkedRegions#existingAggregator} was
   * passed}
   */
  public Optional<CfnFindingAggregator> getAggregator() {
    return aggregator;
  }

  /**
   * {@return the policies that are declared here, by their names, in the order in which they were
   * declared}
   */
  public Map<String, CfnConfigurationPolicy> getPolicies() {
    return policies.policies();
  }

  /**
   * {@return what policies are associated with here, those made elsewhere included, by target, in
   * the order in which they were declared}
   */
  public Map<PolicyTarget, CfnPolicyAssociation> getAssociations() {
    return policies.associations();
  }

  @Override
  public List<String> getRegions() {
    return configuration.getRegions();
  }

  @Override
  public RegionAttributes forRegion(String region) {
    return configuration.forRegion(region);
  }

  @Override
  public RegionAttributes forRegion() {
    return configuration.forRegion();
  }

  @Override
  public OrganizationConfigurationProvider getProvider() {
    return configuration.getProvider();
  }

  /** Builds a {@link SecurityHubCentralConfiguration}. */
  public static final class Builder extends CentralOptions<Builder> {
    private final Construct scope;
    private final String id;

    private Builder(Construct scope, String id) {
      this.scope = scope;
      this.id = id;
    }

    /**
     * {@return a builder with every option at its default}
     *
     * @param scope the stack, or a construct in it
     * @param id a name that is unique in the scope; it can be changed at any time, as no resource
     *     is named after it
     */
    public static Builder create(Construct scope, String id) {
      return new Builder(scope, id);
    }

    /**
     * {@return the construct}
     *
     * @throws IllegalArgumentException if it cannot work
     */
    public SecurityHubCentralConfiguration build() {
      return new SecurityHubCentralConfiguration(scope, id, props(who(scope, id)));
    }
  }
}
