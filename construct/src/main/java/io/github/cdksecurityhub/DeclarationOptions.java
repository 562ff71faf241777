package io.github.cdksecurityhub;

/**
 * The options that every declaration takes. All of them can be left out.
 *
 * @param <B> the builder, returned by every method
 */
public abstract sealed class DeclarationOptions<B> extends Options<B>
    permits ConfigurationOptions, CentralOptions {
  OnDelete onDelete;
  Boolean takeOver;
  String revision;
  OrganizationConfigurationProvider provider;
  ControlFindings controlFindings;
  Boolean autoEnableControls;

  DeclarationOptions() {}

  /**
   * What happens to a Region's configuration when its declaration goes away, with the stack or
   * alone. Default: {@link OnDelete#RESTORE}.
   *
   * @param onDelete what to do; the one that was deployed last counts
   * @return this
   */
  public B onDelete(OnDelete onDelete) {
    this.onDelete = given("onDelete", onDelete);
    return self();
  }

  /**
   * Takes the Regions over from another stack that manages them. Default: the deployment fails and
   * names that stack.
   *
   * <p>For renaming a stack, or moving a declaration to another one: deploy the new stack with it,
   * then delete the old stack, which leaves the Regions alone as it no longer manages them. What
   * was there before the old stack came is kept, and {@link OnDelete#RESTORE} puts that back. It
   * has no effect where no other stack manages the Region, and can be removed after the deployment.
   *
   * @return this
   */
  public B takeOver() {
    return takeOver(true);
  }

  /**
   * Whether to take the Regions over, see {@link #takeOver()}.
   *
   * @param takeOver whether to
   * @return this
   */
  public B takeOver(boolean takeOver) {
    this.takeOver = takeOver;
    return self();
  }

  /**
   * Any text; another text than the last makes the next deployment read every Region and put back
   * what was changed by hand. Default: none.
   *
   * <p>CloudFormation runs the function only for a Region whose declaration changed, so a
   * deployment without a change doesn't notice changes by hand.
   *
   * @param revision such as {@code 2}, or a date
   * @return this
   */
  public B revision(String revision) {
    this.revision = given("revision", revision);
    return self();
  }

  /**
   * Whether a control yields one finding, or one for each standard that it belongs to. Default: not
   * touched.
   *
   * <p>The administrator's setting holds for its members too, and under central configuration for
   * the linked Regions. Security Hub needs up to 24 hours to apply it, and finding ids change with
   * it: findings that were suppressed or forwarded appear anew.
   *
   * <p>What was there before comes back where this is no longer declared, and when the declaration
   * goes away as {@link #onDelete} says: RESET writes the service's default, {@code CONSOLIDATED}.
   *
   * @param controlFindings {@link ControlFindings#CONSOLIDATED} for instance
   * @return this
   */
  public B controlFindings(ControlFindings controlFindings) {
    this.controlFindings = given("controlFindings", controlFindings);
    return self();
  }

  /**
   * Whether new controls of standards that are enabled are enabled as AWS releases them, in the
   * administrator's account. Default: not touched.
   *
   * <p>Under central configuration the policies decide that, so it is refused there. What was there
   * before comes back as with {@link #controlFindings}; RESET writes the service's default, {@code
   * true}.
   *
   * @param autoEnableControls whether they are
   * @return this
   */
  public B autoEnableControls(boolean autoEnableControls) {
    this.autoEnableControls = autoEnableControls;
    return self();
  }

  /**
   * The function that configures the Regions. Default: one that all declarations of the stack
   * share, with every option at its default.
   *
   * <p>It can be changed at any time. Under another function a Region is another resource of the
   * stack, which takes over what the one before has recorded, and writes nothing.
   *
   * @param provider a provider of the same stack
   * @return this
   */
  public B provider(OrganizationConfigurationProvider provider) {
    this.provider = given("provider", provider);
    return self();
  }
}
