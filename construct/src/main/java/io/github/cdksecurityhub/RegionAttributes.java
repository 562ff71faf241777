package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.Refusal;
import java.util.Set;
import software.amazon.awscdk.CustomResource;

/**
 * What CloudFormation knows of one Region's configuration after a deployment, as tokens.
 *
 * <p>Every value is text. Use them in outputs, or wherever the CDK takes a string.
 */
public final class RegionAttributes {
  private final CustomResource resource;
  private final Set<String> hubSettings;

  /**
   * @param hubSettings those that are declared, which alone are attributes
   */
  RegionAttributes(CustomResource resource, Set<String> hubSettings) {
    this.resource = resource;
    this.hubSettings = hubSettings;
  }

  /**
   * The Region that was configured.
   *
   * @return a name such as {@code eu-west-1}
   */
  public String getRegion() {
    return attribute("Region");
  }

  /**
   * How the organization is configured.
   *
   * @return {@code LOCAL} or {@code CENTRAL}
   */
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

  /**
   * Which standards are turned on in new accounts.
   *
   * @return {@code DEFAULT} or {@code NONE}
   */
  public String getAutoEnableStandards() {
    return attribute("AutoEnableStandards");
  }

  /**
   * The status of the organization's configuration, as Security Hub gives it.
   *
   * @return {@code ENABLED} after a deployment that succeeded
   */
  public String getStatus() {
    return attribute("Status");
  }

  /**
   * What Security Hub has to say about the status. It can come with success, too.
   *
   * @return the message, empty where there is none
   */
  public String getStatusMessage() {
    return attribute("StatusMessage");
  }

  /**
   * Whether the administrator has as many member accounts as it can have.
   *
   * @return {@code true} or {@code false}
   */
  public String getMemberAccountLimitReached() {
    return attribute("MemberAccountLimitReached");
  }

  /**
   * What the last deployment that touched this Region did.
   *
   * @return {@code unchanged} where the Region was as declared, {@code updated} where it was
   *     written
   */
  public String getOutcome() {
    return attribute("Outcome");
  }

  /**
   * What the last deployment that touched this Region changed.
   *
   * @return {@code AutoEnable: false -> true; ...}, empty where nothing
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
   * The PhysicalResourceId: account, Region, and which creation of the resource it is.
   *
   * @return a reference to the resource
   */
  public String getPhysicalResourceId() {
    return resource.getRef();
  }

  private String hubSetting(String name, String option) {
    if (!hubSettings.contains(name)) {
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
