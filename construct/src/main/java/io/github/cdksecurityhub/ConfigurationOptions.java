package io.github.cdksecurityhub;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The options that a {@link SecurityHubOrganizationConfiguration} takes, written once for both of
 * its builders.
 *
 * <p>Only {@code configuration} is required.
 *
 * @param <B> the builder, returned by every method
 */
public abstract sealed class ConfigurationOptions<B> extends DeclarationOptions<B>
    permits SecurityHubOrganizationConfiguration.Builder,
        SecurityHubOrganizationConfigurationProps.Builder {
  private OrganizationConfiguration configuration;
  private List<String> regions;

  ConfigurationOptions() {}

  /**
   * The organization configuration to declare. Required.
   *
   * @param configuration {@link OrganizationConfiguration#local} or {@link
   *     OrganizationConfiguration#central}
   * @return this
   */
  public B configuration(OrganizationConfiguration configuration) {
    this.configuration = given("configuration", configuration);
    return self();
  }

  /**
   * The Regions to configure. Default: the stack's Region.
   *
   * <p>Each becomes one resource of the stack: the stack's own Region first, then all others at
   * once. A Region that is dropped from the list is treated as {@link #onDelete} says. Central
   * configuration has one home Region, so with {@link OrganizationConfiguration#central} the list
   * has one entry.
   *
   * <p>An environment-agnostic stack does not know its Region, so either it declares its own, or it
   * names each Region: a mix of both is refused. Tokens must stand for different Regions, which
   * only the deployment can know: two resources of one Region undo each other.
   *
   * @param regions names of Regions in the stack's partition, each once; an entry may be a token,
   *     the list itself may not
   * @return this
   */
  public B regions(List<String> regions) {
    given("regions", regions);
    this.regions = regions == null ? null : Collections.unmodifiableList(new ArrayList<>(regions));
    return self();
  }

  SecurityHubOrganizationConfigurationProps props(String who) {
    checkGiven(who);
    return new Values.Configuration(
        onDelete,
        takeOver,
        revision,
        provider,
        controlFindings,
        autoEnableControls,
        configuration,
        regions);
  }
}
