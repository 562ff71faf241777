package io.github.cdksecurityhub.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class GitopsRolesExampleTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("CDK_DEFAULT_ACCOUNT", "123456789012", "CDK_DEFAULT_REGION", "eu-west-1");

  @Test
  void theRolesAreForTheRepositoryThatTheContextNames() {
    Map<String, Object> context =
        Map.of("repository", "octo/hub", "branch", "trunk", "environment", "live");
    Template roles = Template.fromStack(stack(context));

    assertThat(roles.toJSON().toString())
        .contains("repo:octo/hub:ref:refs/heads/trunk", "repo:octo/hub:environment:live");
    assertThat(roles.findOutputs("*")).containsOnlyKeys("PlanRoleArn", "DeployRoleArn");
  }

  @Test
  void withoutARepositoryNobodyIsTrusted() {
    assertThatThrownBy(() -> stack(Map.of()))
        .hasMessageContainingAll("my-organization/security-hub", "anybody can own");
  }

  @Test
  void anIdentityProviderThatIsThereIsUsed() {
    String arn = "arn:aws:iam::123456789012:oidc-provider/gitlab.com";
    Map<String, Object> context =
        Map.of("forge", "gitlab", "repository", "group/hub", "identityProvider", arn);

    Template.fromStack(stack(context)).resourceCountIs("AWS::IAM::OIDCProvider", 0);
  }

  @ParameterizedTest
  @CsvSource({"repository,octo/*", "branch,main*", "environment,*", "forge,sourcehut"})
  void whatWouldMatchOthersIsRefused(String key, String value) {
    Map<String, Object> context = new HashMap<>(Map.of("repository", "octo/hub"));
    context.put(key, value);

    assertThatThrownBy(() -> stack(context)).hasMessageContaining("\"" + value + "\"");
  }

  private static Stack stack(Map<String, Object> context) {
    App app = new App(AppProps.builder().context(new HashMap<>(context)).build());
    return Examples.add(app, "gitops-roles", ENVIRONMENT);
  }
}
