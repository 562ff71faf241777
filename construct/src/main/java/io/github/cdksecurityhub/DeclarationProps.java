package io.github.cdksecurityhub;

/**
 * What every declaration takes. {@link DeclarationOptions} describes what each option means; null
 * takes its default.
 */
public interface DeclarationProps {

  /** {@return what happens when the declaration goes away: {@link DeclarationOptions#onDelete}} */
  default OnDelete getOnDelete() {
    return null;
  }

  /**
   * {@return whether the Regions are taken over from another stack that manages them: {@link
   * DeclarationOptions#takeOver}}
   */
  default Boolean getTakeOver() {
    return null;
  }

  /**
   * {@return a text that makes the next deployment read every Region where it changes: {@link
   * DeclarationOptions#revision}}
   */
  default String getRevision() {
    return null;
  }

  /**
   * {@return whether a control yields one finding, or one for each standard: {@link
   * DeclarationOptions#controlFindings}}
   */
  default ControlFindings getControlFindings() {
    return null;
  }

  /** {@return whether new controls are enabled: {@link DeclarationOptions#autoEnableControls}} */
  default Boolean getAutoEnableControls() {
    return null;
  }

  /** {@return the function that configures the Regions: {@link DeclarationOptions#provider}} */
  default OrganizationConfigurationProvider getProvider() {
    return null;
  }
}
