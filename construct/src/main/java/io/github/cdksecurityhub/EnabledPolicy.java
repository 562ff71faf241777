package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A policy that turns Security Hub on in the accounts that it applies to, with standards, controls
 * and their parameters.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_SecurityHubPolicy.html">SecurityHubPolicy</a>
 */
public final class EnabledPolicy extends NamedPolicy<EnabledPolicy> {
  private final List<Standard> standards;
  private final List<String> disabledControls;
  private final Optional<List<String>> onlyControls;
  private final List<Setting> settings;

  EnabledPolicy(PolicyHeader header) {
    this(header, List.of(), List.of(), Optional.empty(), List.of());
  }

  private EnabledPolicy(
      PolicyHeader header,
      List<Standard> standards,
      List<String> disabledControls,
      Optional<List<String>> onlyControls,
      List<Setting> settings) {
    super(header);
    this.standards = standards;
    this.disabledControls = disabledControls;
    this.onlyControls = onlyControls;
    this.settings = settings;
  }

  /** A parameter of a control, and its value. */
  record Setting(String control, String parameter, ControlParameter value) {
    Setting {
      requireNonNull(control, "control is required");
      requireNonNull(parameter, "parameter is required");
      requireNonNull(value, "value is required");
    }
  }

  /**
   * Turns standards on. A standard that no call names is turned off in the accounts that the policy
   * applies to.
   *
   * @param more the standards, each once
   * @return the policy with these standards too
   */
  public EnabledPolicy standards(Standard... more) {
    return new EnabledPolicy(
        header(),
        PolicyHeader.joined("a standard", standards, more),
        disabledControls,
        onlyControls,
        settings);
  }

  /**
   * Turns controls off; all others are on, those that AWS adds later too. Not together with {@link
   * #enableOnlyControls}.
   *
   * @param controls ids such as {@code EC2.8}, each once
   * @return the policy with these controls turned off too
   * @see <a
   *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html">Controls
   *     reference</a>
   */
  public EnabledPolicy disableControls(String... controls) {
    return new EnabledPolicy(
        header(),
        standards,
        PolicyHeader.joined("a control", disabledControls, controls),
        onlyControls,
        settings);
  }

  /**
   * Leaves only these controls on; all others are off, those that AWS adds later too. Not together
   * with {@link #disableControls}.
   *
   * @param controls ids such as {@code EC2.8}, each once
   * @return the policy with these controls left on too
   */
  public EnabledPolicy enableOnlyControls(String... controls) {
    List<String> only = PolicyHeader.joined("a control", onlyControls.orElse(List.of()), controls);
    return new EnabledPolicy(header(), standards, disabledControls, Optional.of(only), settings);
  }

  /**
   * Sets a parameter of a control that is on.
   *
   * @param control the control's id, such as {@code ACM.1}
   * @param parameter the parameter's name, such as {@code daysToExpiration}
   * @param value of the kind that the parameter is
   * @return the policy with the parameter too
   */
  public EnabledPolicy parameter(String control, String parameter, ControlParameter value) {
    Setting setting = new Setting(control, parameter, value);
    return new EnabledPolicy(
        header(),
        standards,
        disabledControls,
        onlyControls,
        PolicyHeader.joined("a parameter", settings, setting));
  }

  List<Standard> standards() {
    return standards;
  }

  List<String> disabledControls() {
    return disabledControls;
  }

  /** Empty where {@link #enableOnlyControls} was not called. */
  Optional<List<String>> onlyControls() {
    return onlyControls;
  }

  List<Setting> settings() {
    return settings;
  }

  @Override
  EnabledPolicy with(PolicyHeader other) {
    return new EnabledPolicy(other, standards, disabledControls, onlyControls, settings);
  }
}
