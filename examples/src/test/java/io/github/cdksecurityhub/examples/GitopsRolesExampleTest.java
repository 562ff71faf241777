package io.github.cdksecurityhub.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class GitopsRolesExampleTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("CDK_DEFAULT_ACCOUNT", "123456789012", "CDK_DEFAULT_REGION", "eu-west-1");
  private static final String GITHUB = "token.actions.githubusercontent.com";

  @Test
  void pullRequestsAndMainMayPlanAndOnlyTheEnvironmentMayDeploy() {
    Template roles = Template.fromStack(stack(Map.of("repository", "octo/hub")));

    assertThat(trustOf(roles, "Looks at"))
        .isEqualTo(
            Map.of(
                "StringEquals",
                Map.of(
                    GITHUB + ":aud",
                    "sts.amazonaws.com",
                    GITHUB + ":sub",
                    List.of("repo:octo/hub:pull_request", "repo:octo/hub:ref:refs/heads/main"))));
    assertThat(trustOf(roles, "Hands over"))
        .isEqualTo(
            Map.of(
                "StringEquals",
                Map.of(
                    GITHUB + ":aud",
                    "sts.amazonaws.com",
                    GITHUB + ":sub",
                    List.of("repo:octo/hub:environment:production"))));
  }

  @Test
  void aNewRepositorysSubjectsHaveNumbers() {
    Template roles = Template.fromStack(stack(Map.of("repository", "octo@12/hub@34")));

    assertThat(trustOf(roles, "Hands over").toString())
        .contains("repo:octo@12/hub@34:environment:production");
  }

  @Test
  void onGitlabEveryBranchMayPlanAndOnlyMainMayDeploy() {
    Template roles =
        Template.fromStack(stack(Map.of("forge", "gitlab", "repository", "group/sub/hub")));

    assertThat(trustOf(roles, "Looks at"))
        .isEqualTo(
            Map.of(
                "StringEquals",
                Map.of("gitlab.com:aud", "https://gitlab.com"),
                "StringLike",
                Map.of(
                    "gitlab.com:sub",
                    List.of("project_path:group/sub/hub:ref_type:branch:ref:*"))));
    assertThat(trustOf(roles, "Hands over"))
        .isEqualTo(
            Map.of(
                "StringEquals",
                Map.of(
                    "gitlab.com:aud",
                    "https://gitlab.com",
                    "gitlab.com:sub",
                    List.of("project_path:group/sub/hub:ref_type:branch:ref:main"))));
  }

  @Test
  void theRoleThatPlansCanOnlyReadAndTheOtherOnlyAssumeTheBootstrapRoles() {
    Template roles = Template.fromStack(stack(Map.of()));

    assertThat(actions(roles, "PlanPolicy"))
        .as("what docs/command-line.md says that plan reads with")
        .containsExactlyInAnyOrder(
            "securityhub:DescribeOrganizationConfiguration",
            "securityhub:ListFindingAggregators",
            "securityhub:GetFindingAggregator",
            "securityhub:ListConfigurationPolicies",
            "securityhub:GetConfigurationPolicy",
            "securityhub:ListConfigurationPolicyAssociations",
            "cloudformation:DescribeStacks",
            "cloudformation:GetTemplate",
            "cloudformation:ListStackResources");
    assertThat(actions(roles, "DeployPolicy")).containsExactly("sts:AssumeRole");
    assertThat(String.valueOf(roles.toJSON()))
        .contains(
            ":iam::123456789012:role/cdk-hnb659fds-deploy-role-123456789012-eu-west-1",
            ":iam::123456789012:role/cdk-hnb659fds-file-publishing-role-123456789012-eu-west-1",
            ":cloudformation:eu-west-1:123456789012:stack/SecurityHubOrganization/*");
    roles.resourcePropertiesCountIs(
        "AWS::IAM::Role", Map.of("ManagedPolicyArns", Match.anyValue()), 0);
  }

  @Test
  void anIdentityProviderThatIsThereIsUsed() {
    String arn = "arn:aws:iam::123456789012:oidc-provider/" + GITHUB;

    Template roles = Template.fromStack(stack(Map.of("identityProvider", arn)));

    roles.resourceCountIs("AWS::IAM::OIDCProvider", 0);
    assertThat(String.valueOf(roles.toJSON())).contains("Federated=" + arn);
    Template.fromStack(stack(Map.of())).resourceCountIs("AWS::IAM::OIDCProvider", 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"octo/*", "*", "octo", "octo/hub:ref", "octo/hub/more", "octo/h?b", ""})
  void aRepositoryThatWouldMatchOthersIsRefused(String repository) {
    Map<String, Object> context = Map.of("repository", repository);

    assertThatThrownBy(() -> stack(context))
        .hasMessageContainingAll("\"" + repository + "\"", "GITHUB", "-c repository=NAME");
  }

  @ParameterizedTest
  @CsvSource({"branch,main*", "branch,a:b", "environment,*", "forge,sourcehut"})
  void soIsEverythingElseThatIsWrittenIntoASubject(String key, String value) {
    Map<String, Object> context = Map.of(key, value);

    assertThatThrownBy(() -> stack(context)).hasMessageContaining("\"" + value + "\"");
  }

  @Test
  void awsSolutionsFindsNothing() {
    Stack stack = stack(Map.of());
    Aspects.of(stack).add(new AwsSolutionsChecks());

    Annotations findings = Annotations.fromStack(stack);

    findings.hasNoError("*", Match.stringLikeRegexp("AwsSolutions-.*"));
    findings.hasNoWarning("*", Match.stringLikeRegexp("AwsSolutions-.*"));
  }

  private static Stack stack(Map<String, Object> context) {
    App app = new App(AppProps.builder().context(new HashMap<>(context)).build());
    return Examples.add(app, "gitops-roles", ENVIRONMENT);
  }

  private static Object trustOf(Template roles, String description) {
    Map<String, Object> properties =
        Map.of("Properties", Map.of("Description", Match.stringLikeRegexp(description + ".*")));
    Map<String, Object> role =
        roles.findResources("AWS::IAM::Role", properties).values().iterator().next();
    Map<String, Object> document =
        CiFile.map(CiFile.map(role.get("Properties")).get("AssumeRolePolicyDocument"));
    List<?> statements = (List<?>) document.get("Statement");
    assertThat(statements).hasSize(1);
    return CiFile.map(statements.get(0)).get("Condition");
  }

  private static List<String> actions(Template roles, String policyName) {
    List<String> actions = new ArrayList<>();
    Map<String, Object> properties =
        Map.of("Properties", Map.of("PolicyName", Match.stringLikeRegexp(policyName + ".*")));
    for (Map<String, Object> policy :
        roles.findResources("AWS::IAM::Policy", properties).values()) {
      Map<String, Object> document =
          CiFile.map(CiFile.map(policy.get("Properties")).get("PolicyDocument"));
      for (Object statement : (List<?>) document.get("Statement")) {
        Object action = CiFile.map(statement).get("Action");
        (action instanceof List<?> several ? several : List.of(action))
            .forEach(it -> actions.add(String.valueOf(it)));
      }
    }
    return actions;
  }
}
