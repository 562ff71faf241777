package io.github.cdksecurityhub;

/**
 * What {@link SecurityHubPipelineRoles} is made from. {@link PipelineRolesOptions} says what each
 * option means; null takes its default.
 */
public interface SecurityHubPipelineRolesProps {

  /** {@return a builder with every option at its default} */
  static Builder builder() {
    return new Builder();
  }

  /**
   * {@return the repository whose jobs get the roles, required: {@link
   * PipelineRolesOptions#source}}
   */
  PipelineSource getSource();

  /**
   * {@return the name of the stack that the pipeline deploys, required: {@link
   * PipelineRolesOptions#stackName}}
   */
  String getStackName();

  /** {@return the forge's identity provider: {@link PipelineRolesOptions#identityProviderArn}} */
  default String getIdentityProviderArn() {
    return null;
  }

  /**
   * {@return the qualifier of the CDK's bootstrap whose roles deploy: {@link
   * PipelineRolesOptions#bootstrapQualifier}}
   */
  default String getBootstrapQualifier() {
    return null;
  }

  /** Builds {@link SecurityHubPipelineRolesProps}. */
  final class Builder extends PipelineRolesOptions<Builder> {
    private Builder() {}

    /**
     * {@return the props}
     *
     * @throws IllegalArgumentException if an option was set to null
     */
    public SecurityHubPipelineRolesProps build() {
      return props("SecurityHubPipelineRolesProps");
    }
  }
}
