package io.github.cdksecurityhub;

/**
 * How many findings a control yields that belongs to several standards: Security Hub's consolidated
 * control findings.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/controls-findings-create-update.html">Consolidated
 *     control findings</a>
 */
public enum ControlFindings {
  /**
   * One finding for a check, whichever standards the control belongs to: ControlFindingGenerator
   * {@code SECURITY_CONTROL}.
   */
  CONSOLIDATED("SECURITY_CONTROL"),
  /**
   * A finding for each standard that the control belongs to: ControlFindingGenerator {@code
   * STANDARD_CONTROL}.
   */
  PER_STANDARD("STANDARD_CONTROL");

  private final String generator;

  ControlFindings(String generator) {
    this.generator = generator;
  }

  /** {@return the service's name, a ControlFindingGenerator} */
  public String generator() {
    return generator;
  }
}
