package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

import io.github.cdksecurityhub.internal.Warning;
import io.github.cdksecurityhub.internal.function.FunctionPermissions;
import io.github.cdksecurityhub.internal.regions.Declaration;
import io.github.cdksecurityhub.internal.regions.DeclaredRegions;
import io.github.cdksecurityhub.internal.regions.StackInfo;
import io.github.cdksecurityhub.internal.regions.TargetRegion;
import io.github.cdksecurityhub.internal.regions.TargetRegions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/**
 * Security Hub's organization configuration, declared in one or more Regions.
 *
 * <p>A deployment reads what each Region has, writes only what differs, waits until the result is
 * proven, and reports what changed; deleting the declaration puts back what was there before. Its
 * stack belongs in the account that is Security Hub's delegated administrator in every declared
 * Region.
 *
 * <pre>{@code
 * SecurityHubOrganizationConfiguration.Builder.create(this, "SecurityHub")
 *     .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT))
 *     .regions(List.of("us-east-1", "eu-west-1"))
 *     .build();
 * }</pre>
 *
 * <p>What cannot work is refused at synthesis, with an {@link IllegalArgumentException} that names
 * the construct, the reason and the way out.
 */
public final class SecurityHubOrganizationConfiguration extends Construct
    implements ISecurityHubOrganizationConfiguration {
  private final OrganizationConfigurationProvider provider;
  private final DeclaredAttributes attributes = new DeclaredAttributes(this);

  /**
   * Declares the configuration.
   *
   * @param scope the stack, or a construct in it
   * @param id a name that is unique in the scope; it can be changed at any time, as no resource is
   *     named after it
   * @param props what to declare
   * @throws IllegalArgumentException if it cannot work
   */
  public SecurityHubOrganizationConfiguration(
      Construct scope, String id, SecurityHubOrganizationConfigurationProps props) {
    this(
        scope,
        id,
        Optional.ofNullable(requireNonNull(props, "props is required").getProvider()),
        List.of(Declaration.of(Options.who(scope, id), props)));
  }

  SecurityHubOrganizationConfiguration(
      Construct scope,
      String id,
      Optional<OrganizationConfigurationProvider> provider,
      List<Declaration> declarations) {
    super(scope, id);
    List<List<TargetRegion>> targets = new ArrayList<>();
    declarations.forEach(declaration -> targets.add(TargetRegions.of(this, declaration)));
    this.provider = provider.orElseGet(() -> OrganizationConfigurationProvider.defaultOf(this));
    for (int i = 0; i < declarations.size(); i++) {
      declare(declarations.get(i), targets.get(i));
    }
  }

  private void declare(Declaration declaration, List<TargetRegion> targets) {
    provider.checkFor(this, declaration.configuration());
    StackInfo stack = StackInfo.of(this);
    DeclaredRegions declared = DeclaredRegions.of(this);
    declared.add(this, stack, declaration.configuration(), targets);
    if (declaration.configuration().isCentral()) {
      FunctionPermissions.attachLinkedRegions(provider, provider.getRole());
      declaration.hubSettings().checkForCentral(this);
    }
    if (declaration.hubSettings().isDeclared()) {
      FunctionPermissions.attachHubSettings(provider, provider.getRole());
    }
    warnOfDefaultStandards(declaration.configuration());
    for (TargetRegion target : targets) {
      RegionResource resource = new RegionResource(target, stack.suffix(target));
      attributes.add(
          target,
          new RegionAttributes(
              resource.declare(this, declaration, provider, declared.ownRegionOf(stack)),
              declaration));
    }
  }

  private void warnOfDefaultStandards(OrganizationConfiguration configuration) {
    if (configuration instanceof LocalConfiguration local
        && local.standards() == AutoEnableStandards.DEFAULT) {
      Warning.DEFAULT_STANDARDS.of(
          this,
          "AutoEnableStandards.DEFAULT turns on in each new account what AWS chooses, today AWS"
              + " Foundational Security Best Practices 1.0.0 and the CIS AWS Foundations Benchmark"
              + " 1.2.0. To choose standards yourself, declare SecurityHubCentralConfiguration.");
    }
  }

  @Override
  public RegionAttributes forRegion(String region) {
    return attributes.of(region);
  }

  @Override
  public RegionAttributes forRegion() {
    return attributes.ofTheOne();
  }

  @Override
  public List<String> getRegions() {
    return attributes.regions();
  }

  @Override
  public OrganizationConfigurationProvider getProvider() {
    return provider;
  }

  /** What is declared for each Region. */
  Map<TargetRegion, RegionAttributes> declared() {
    return attributes.byRegion();
  }

  /** Builds a {@link SecurityHubOrganizationConfiguration}. */
  public static final class Builder extends ConfigurationOptions<Builder> {
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
     * @param id a name that is unique in the scope
     */
    public static Builder create(Construct scope, String id) {
      return new Builder(scope, id);
    }

    /**
     * {@return the construct}
     *
     * @throws IllegalArgumentException if it cannot work
     */
    public SecurityHubOrganizationConfiguration build() {
      return new SecurityHubOrganizationConfiguration(scope, id, props(who(scope, id)));
    }
  }
}
