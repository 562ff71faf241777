package io.github.cdksecurityhub.examples;

import io.github.cdksecurityhub.SecurityHubPipelineRoles;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The roles of the pipelines in examples/gitops, for a repository that the context names. */
public final class GitopsRolesExample extends Stack {
  /**
   * Declares them.
   *
   * @param scope the app
   * @param id the stack's name
   * @param props the environment: the delegated administrator's account
   * @param deployed the name of the stack that the pipelines deploy
   */
  public GitopsRolesExample(Construct scope, String id, StackProps props, String deployed) {
    super(scope, id, props);
    GitopsSettings settings = new GitopsSettings(scope.getNode());
    SecurityHubPipelineRoles.Builder builder =
        SecurityHubPipelineRoles.Builder.create(this, "Pipeline")
            .source(settings.source())
            .stackName(deployed);
    settings.identityProvider().ifPresent(builder::identityProviderArn);
    SecurityHubPipelineRoles roles = builder.build();
    output("PlanRoleArn", roles.getPlanRole().getRoleArn());
    output("DeployRoleArn", roles.getDeployRole().getRoleArn());
  }

  private void output(String id, String value) {
    CfnOutput.Builder.create(this, id).value(value).build();
  }
}
