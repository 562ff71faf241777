package io.github.cdksecurityhub.internal.regions;

import io.github.cdksecurityhub.ControlFindings;
import io.github.cdksecurityhub.internal.Refusal;
import java.util.Map;
import java.util.TreeMap;
import software.constructs.IConstruct;

/**
 * The settings of the hub that are declared beside the organization configuration.
 *
 * @param properties those that are declared, as properties of the resource
 */
public record HubSettings(Map<String, String> properties) {
  /** None is declared. */
  public static final HubSettings NONE = new HubSettings(Map.of());

  private static final String AUTO_ENABLE_CONTROLS = "AutoEnableControls";

  /** Sorts them, so that the same declaration is the same template. */
  public HubSettings {
    properties = new TreeMap<>(properties);
  }

  /** Those of the two that are not null. */
  public static HubSettings of(ControlFindings controlFindings, Boolean autoEnableControls) {
    Map<String, String> properties = new TreeMap<>();
    if (controlFindings != null) {
      properties.put("ControlFindingGenerator", controlFindings.generator());
    }
    if (autoEnableControls != null) {
      properties.put(AUTO_ENABLE_CONTROLS, autoEnableControls.toString());
    }
    return new HubSettings(properties);
  }

  /** Whether any is declared. */
  public boolean isDeclared() {
    return !properties.isEmpty();
  }

  /** Under central configuration the policies decide which new controls are enabled. */
  public void checkForCentral(IConstruct construct) {
    if (properties.containsKey(AUTO_ENABLE_CONTROLS)) {
      throw Refusal.of(
          construct,
          "declare autoEnableControls under central configuration",
          "configuration policies decide there which new controls are enabled",
          "Remove it; a policy with disableControls enables every other control, new ones too, and"
              + " one with enableOnlyControls none of them");
    }
  }
}
