package io.github.cdksecurityhub;

/**
 * The options that {@link SecurityHubPipelineRoles} takes, written once for both of its builders.
 *
 * <p>{@code source} and {@code stackName} are required.
 *
 * @param <B> the builder, returned by every method
 */
public abstract sealed class PipelineRolesOptions<B> extends Options<B>
    permits SecurityHubPipelineRoles.Builder, SecurityHubPipelineRolesProps.Builder {
  private PipelineSource source;
  private String stackName;
  private String identityProviderArn;
  private String bootstrapQualifier;

  PipelineRolesOptions() {}

  /**
   * The repository whose jobs get the roles. Required.
   *
   * @param source {@link PipelineSource#gitHub} or {@link PipelineSource#gitLab}
   * @return this
   */
  public B source(PipelineSource source) {
    this.source = given("source", source);
    return self();
  }

  /**
   * The name of the stack that the pipeline deploys, in this stack's account and Region. Required.
   *
   * @param stackName its name in CloudFormation: a letter and up to 127 letters, digits and {@code
   *     -}; a token passes
   * @return this
   */
  public B stackName(String stackName) {
    this.stackName = given("stackName", stackName);
    return self();
  }

  /**
   * The forge's identity provider, where the account has it already: an account has one per forge.
   * Default: one is created, which this construct shares with others of its stack.
   *
   * @param identityProviderArn its ARN, of the stack's account, which ends with the forge's host; a
   *     token passes
   * @return this
   */
  public B identityProviderArn(String identityProviderArn) {
    this.identityProviderArn = given("identityProviderArn", identityProviderArn);
    return self();
  }

  /**
   * The qualifier of the CDK's bootstrap whose roles deploy. Default: the context value {@code
   * @aws-cdk/core:bootstrapQualifier}, or the CDK's own default; where a synthesizer of yours has
   * the qualifier, name it here too, as the CDK does not return it.
   *
   * @param bootstrapQualifier what {@code cdk bootstrap --qualifier} was given: up to 10 letters,
   *     digits, {@code _} and {@code -}
   * @return this
   */
  public B bootstrapQualifier(String bootstrapQualifier) {
    this.bootstrapQualifier = given("bootstrapQualifier", bootstrapQualifier);
    return self();
  }

  SecurityHubPipelineRolesProps props(String who) {
    checkGiven(who);
    return new Values.PipelineRoles(source, stackName, identityProviderArn, bootstrapQualifier);
  }
}
