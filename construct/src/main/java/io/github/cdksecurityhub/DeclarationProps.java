package io.github.cdksecurityhub;

/**
 * What every declaration takes. {@link DeclarationOptions} describes what each option means; null
 * takes its default.
 */
public interface DeclarationProps {

  /**
   * What happens when the declaration goes away.
   *
   * @return {@link DeclarationOptions#onDelete}
   */
  default OnDelete getOnDelete() {
    return null;
  }

  /**
   * Whether the Regions are taken over from another stack that manages them.
   *
   * @return {@link DeclarationOptions#takeOver}
   */
  default Boolean getTakeOver() {
    return null;
  }

  /**
   * A text that makes the next deployment read every Region where it changes.
   *
   * @return {@link DeclarationOptions#revision}
   */
  default String getRevision() {
    return null;
  }

  /**
   * Whether a control yields one finding, or one for each standard.
   *
   * @return {@link DeclarationOptions#controlFindings}
   */
  default ControlFindings getControlFindings() {
    return null;
  }

  /**
   * Whether new controls are enabled.
   *
   * @return {@link DeclarationOptions#autoEnableControls}
   */
  default Boolean getAutoEnableControls() {
    return null;
  }

  /**
   * The function that configures the Regions.
   *
   * @return {@link DeclarationOptions#provider}
   */
  default OrganizationConfigurationProvider getProvider() {
    return null;
  }
}
