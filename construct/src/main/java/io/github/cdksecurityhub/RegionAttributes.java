package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.Refusal;
import io.github.cdksecurityhub.internal.regions.Declaration;
import software.amazon.awscdk.CustomResource;

/**
 * What CloudFormation knows of one Region's configuration after a deployment, as tokens.
 *
 * <p>Every value is text. Use them in outputs, or wherever the CDK takes a string.
 */
public final class RegionAttributes {
  private final CustomResource resource;
  private final Declaration declaration;

  RegionAttributes(CustomResource resource, Declaration declaration) {
    this.resource = resource;
    this.declaration = declaration;
  }

  /** What is declared for the Region. */
  Declaration declaration() {
    return declaration;
  }

  /** {@return the Region that was configured, such as {@code eu-west-1}} */
  public String getRegion() {
    return attribute("Region");
  }

  /** {@return how the organization is configured: {@code LOCAL} or {@code CENTRAL}} */
  public String getConfigurationType() {
    return attribute("ConfigurationType");
  }

  /**
   * Whether Security Hub is enabled in new accounts. With central configuration the service says
   * false, because policies decide.
   *
   * @return {@code true} or {@code false}
   */
  public String getAutoEnable() {
    return attribute("AutoEnable");
  }

  /** {@return which standards are turned on in new accounts: {@code DEFAULT} or {@code NONE}} */
  public String getAutoEnableStandards() {
    return attribute("AutoEnableStandards");
  }

  /**
   * {@return the status of the organization's configuration, as Security Hub gives it: {@code
   * ENABLED} after a deployment that succeeded}
   */
  public String getStatus() {
    return attribute("Status");
  }

  /**
   * {@return what Security Hub has to say about the status, which can come with success, too; empty
   * where there is none}
   */
  public String getStatusMessage() {
    return attribute("StatusMessage");
  }

  /**
   * {@return whether the administrator has as many member accounts as it can have: {@code true} or
   * {@code false}}
   */
  public String getMemberAccountLimitReached() {
    return attribute("MemberAccountLimitReached");
  }

  /**
   * {@return what the last deployment that touched this Region did: {@code unchanged} where the
   * Region was as declared, {@code updated} where it was written}
   */
  public String getOutcome() {
    return attribute("Outcome");
  }

  /**
   * {@return what the last deployment that touched this Region changed: {@code AutoEnable: false ->
   * true; ...}, empty where nothing}
   */
  public String getChanges() {
    return attribute("Changes");
  }

  /**
   * What was there before the first deployment, which {@link OnDelete#RESTORE} puts back.
   *
   * @return {@code LOCAL,false,DEFAULT} for instance, or {@code CENTRAL}, with the hub's settings
   *     that are declared behind it; {@code unknown} where the record is gone
   */
  public String getPreviousConfiguration() {
    return attribute("PreviousConfiguration");
  }

  /**
   * Whether a control yields one finding, or one for each standard.
   *
   * @return {@code SECURITY_CONTROL} or {@code STANDARD_CONTROL}
   * @throws IllegalArgumentException if {@link DeclarationOptions#controlFindings} is not declared,
   *     as the hub's settings are read where they are declared alone
   */
  public String getControlFindingGenerator() {
    return hubSetting("ControlFindingGenerator", "controlFindings");
  }

  /**
   * Whether new controls of enabled standards are enabled.
   *
   * @return {@code true} or {@code false}
   * @throws IllegalArgumentException if {@link DeclarationOptions#autoEnableControls} is not
   *     declared, as the hub's settings are read where they are declared alone
   */
  public String getAutoEnableControls() {
    return hubSetting("AutoEnableControls", "autoEnableControls");
  }

  /**
   * {@return a reference to the resource, its PhysicalResourceId: account, Region, and which
   * creation of the resource it is}
   */
  public String getPhysicalResourceId() {
    return resource.getRef();
  }

  private String hubSetting(String name, String option) {
    if (!declaration.hubSettings().properties().containsKey(name)) {
      throw Refusal.of(
          resource.getNode().getScope(),
          "read the attribute " + name,
          "the hub's setting is not declared, so the function does not read it",
          "Call %s(...) where the Region is declared".formatted(option));
    }
    return attribute(name);
  }

  private String attribute(String name) {
    return resource.getAttString(name);
  }
}
