package io.github.cdksecurityhub;

/**
 * What {@link SecurityHubPipelineRoles} is made from. {@link PipelineRolesOptions} says what each
 * option means; null takes its default.
 */
public interface SecurityHubPipelineRolesProps {

  /**
   * Starts with every option at its default.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * The repository whose jobs get the roles. Required.
   *
   * @return {@link PipelineRolesOptions#source}
   */
  PipelineSource getSource();

  /**
   * The name of the stack that the pipeline deploys. Required.
   *
   * @return {@link PipelineRolesOptions#stackName}
   */
  String getStackName();

  /**
   * The forge's identity provider.
   *
   * @return {@link PipelineRolesOptions#identityProviderArn}
   */
  default String getIdentityProviderArn() {
    return null;
  }

  /**
   * The qualifier of the CDK's bootstrap whose roles deploy.
   *
   * @return {@link PipelineRolesOptions#bootstrapQualifier}
   */
  default String getBootstrapQualifier() {
    return null;
  }

  /** Builds {@link SecurityHubPipelineRolesProps}. */
  final class Builder extends PipelineRolesOptions<Builder> {
    private Builder() {}

    /**
     * Builds the props.
     *
     * @return the props
     * @throws IllegalArgumentException if an option was set to null
     */
    public SecurityHubPipelineRolesProps build() {
      return props("SecurityHubPipelineRolesProps");
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
