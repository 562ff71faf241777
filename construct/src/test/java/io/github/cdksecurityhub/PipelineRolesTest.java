package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.SynthesizedStack.list;
import static io.github.cdksecurityhub.SynthesizedStack.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class PipelineRolesTest {
  private static final String GITHUB = "token.actions.githubusercontent.com";
  private static final PipelineSource HUB = PipelineSource.gitHub("octo/hub");

  private final Stack stack = TestApp.withoutFlags().stack("Roles", TestApp.ACCOUNT, "eu-west-1");

  @Test
  void pullRequestsAndMainMayPlanAndOnlyTheEnvironmentMayDeploy() {
    builder(stack, HUB).build();

    assertThat(trustOf("Plan"))
        .isEqualTo(
            exactly(
                GITHUB,
                "sts.amazonaws.com",
                "repo:octo/hub:pull_request",
                "repo:octo/hub:ref:refs/heads/main",
                "repo:octo/hub:environment:production"));
    assertThat(trustOf("Deploy"))
        .isEqualTo(exactly(GITHUB, "sts.amazonaws.com", "repo:octo/hub:environment:production"));
  }

  @Test
  void branchAndEnvironmentCanBeOthers() {
    builder(stack, HUB.branch("trunk").environment("live")).build();

    assertThat(trustOf("Plan").toString()).contains("repo:octo/hub:ref:refs/heads/trunk");
    assertThat(trustOf("Deploy").toString()).contains("repo:octo/hub:environment:live");
  }

  @Test
  void aNewRepositorysSubjectsHaveNumbers() {
    builder(stack, PipelineSource.gitHub("octo@12/hub@34")).build();

    assertThat(trustOf("Deploy").toString()).contains("repo:octo@12/hub@34:environment:production");
  }

  @Test
  void onGitlabEveryBranchMayPlanAndOnlyMainMayDeploy() {
    builder(stack, PipelineSource.gitLab("group/sub/hub")).build();
    String branch = "project_path:group/sub/hub:ref_type:branch:ref:";

    assertThat(trustOf("Plan"))
        .isEqualTo(
            Map.of(
                "StringEquals", Map.of("gitlab.com:aud", "https://gitlab.com"),
                "StringLike", Map.of("gitlab.com:sub", List.of(branch + "*"))));
    assertThat(trustOf("Deploy"))
        .isEqualTo(exactly("gitlab.com", "https://gitlab.com", branch + "main"));
  }

  @Test
  void aGitlabOfTheUsersOwnIsTrustedByItsHost() {
    builder(stack, PipelineSource.gitLab("group/hub", "gitlab.example.com")).build();

    assertThat(trustOf("Deploy").toString())
        .contains("gitlab.example.com:aud=https://gitlab.example.com");
  }

  @Test
  void theRoleThatPlansCanOnlyReadAndTheOtherOnlyAssumeTheBootstrapRoles() {
    builder(stack, HUB).build();
    Template roles = Template.fromStack(stack);

    assertThat(SynthesizedStack.of(stack).actions("PipelinePlanPolicy"))
        .as("what docs/use/preview.md says that plan reads with")
        .containsExactlyInAnyOrder(
            "securityhub:DescribeHub",
            "securityhub:DescribeOrganizationConfiguration",
            "securityhub:ListFindingAggregators",
            "securityhub:GetFindingAggregator",
            "securityhub:ListConfigurationPolicies",
            "securityhub:GetConfigurationPolicy",
            "securityhub:ListConfigurationPolicyAssociations",
            "securityhub:DescribeStandards",
            "securityhub:ListSecurityControlDefinitions",
            "securityhub:GetSecurityControlDefinition",
            "securityhub:ListTagsForResource",
            "cloudformation:DescribeStacks",
            "cloudformation:GetTemplate",
            "cloudformation:ListStackResources");
    assertThat(SynthesizedStack.of(stack).actions("PipelineDeployPolicy"))
        .containsExactly("sts:AssumeRole");
    assertThat(String.valueOf(roles.toJSON()))
        .contains(
            ":iam::123456789012:role/cdk-hnb659fds-deploy-role-123456789012-eu-west-1",
            ":iam::123456789012:role/cdk-hnb659fds-file-publishing-role-123456789012-eu-west-1",
            ":cloudformation:eu-west-1:123456789012:stack/SecurityHubOrganization/*");
    roles.resourcePropertiesCountIs(
        "AWS::IAM::Role", Map.of("ManagedPolicyArns", Match.anyValue()), 0);
  }

  /** CloudFormation names a nested stack after its parent, its logical id, and at random. */
  @ParameterizedTest
  @CsvSource({
    "SecurityHubOrganization, true",
    "SecurityHubOrganization-RegionsNestedStackRegionsNestedStackResource3DD143BF-1A2B3C4D, true",
    "SecurityHubOrganization-RegionsNested-1A2B3C4D-InnerNested-5E6F7A8B, true",
    "SecurityHubOrganization-prod, false",
    "SecurityHubOrganization2, false",
    "Other-SecurityHubOrganization-RegionsNested-1A2B3C4D, false"
  })
  void theRoleThatPlansReadsTheStackAndThoseNestedInIt(String name, boolean isRead) {
    builder(stack, HUB).build();
    String arn = "cloudformation:eu-west-1:123456789012:stack/%s/0a1b2c3d".formatted(name);

    List<String> patterns =
        SynthesizedStack.of(stack).permissions().stream()
            .filter(each -> each.startsWith("Allow cloudformation:GetTemplate on "))
            .map(each -> each.substring(each.indexOf("cloudformation:eu-west-1")))
            .map(each -> Pattern.quote(each).replace("*", "\\E.*\\Q"))
            .toList();

    assertThat(patterns.stream().anyMatch(arn::matches)).as("%s", patterns).isEqualTo(isRead);
  }

  @Test
  void theBootstrapRolesAreThoseOfTheQualifier() {
    builder(stack, HUB).bootstrapQualifier("mytools").build();
    Map<String, Object> context = Map.of("@aws-cdk/core:bootstrapQualifier", "theirs");
    Stack byContext = new TestApp(FeatureFlags.NONE, context).stack("Roles");
    builder(byContext, HUB).build();

    assertThat(Template.fromStack(stack).toJSON().toString()).contains("role/cdk-mytools-deploy");
    assertThat(Template.fromStack(byContext).toJSON().toString())
        .contains("role/cdk-theirs-deploy");
  }

  @Test
  void anIdentityProviderThatIsThereIsUsed() {
    String arn = "arn:aws:iam::123456789012:oidc-provider/" + GITHUB;
    SecurityHubPipelineRoles roles = builder(stack, HUB).identityProviderArn(arn).build();

    Template template = Template.fromStack(stack);

    assertThat(roles.getIdentityProviderArn()).isEqualTo(arn);
    template.resourceCountIs("AWS::IAM::OIDCProvider", 0);
    assertThat(String.valueOf(template.toJSON())).contains("Federated=" + arn);
  }

  @ParameterizedTest
  @ValueSource(strings = {"octo/*", "*", "octo", "octo/hub:ref", "octo/hub/more", "octo/h?b", ""})
  void aRepositoryThatWouldMatchOthersIsRefused(String repository) {
    assertRefused(PipelineSource.gitHub(repository), "\"" + repository + "\"", "owner/name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"my-organization/security-hub", "octo-org@1/security-hub@2", "My-Org/hub"})
  void aPlaceholderThatAnybodyCanOwnIsRefused(String repository) {
    assertRefused(PipelineSource.gitHub(repository), repository, "a name that anybody can own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"main*", "a:b", "*"})
  void soIsEverythingElseThatIsWrittenIntoASubject(String name) {
    assertRefused(HUB.branch(name), "\"" + name + "\"", "must match itself alone");
    assertRefused(HUB.environment(name), "\"" + name + "\"", "must match itself alone");
    assertRefused(PipelineSource.gitLab("g/p").branch(name), name, "must match itself alone");
  }

  @Test
  void aBranchIsNamedAloneAndAHostToo() {
    assertRefused(HUB.branch("refs/heads/main"), "refs/heads/main", "Pass main");
    assertRefused(
        PipelineSource.gitLab("g/p", "https://gitlab.example.com/"),
        "https://gitlab.example.com/",
        "Pass the name alone");
  }

  /** An asterisk in the ARN of a stack or of a bootstrap's role would match others. */
  @ParameterizedTest
  @ValueSource(strings = {"*", "", "Security Hub", "1st", "a/b"})
  void aNameThatIsNoneIsRefused(String name) {
    assertThatThrownBy(() -> builder(stack, HUB).stackName(name).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("deploy a stack named \"" + name + "\"", "a stack's name is");
    stack.getNode().tryRemoveChild("Pipeline");
    assertThatThrownBy(() -> builder(stack, HUB).bootstrapQualifier(name + "*").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("the bootstrap \"" + name + "*\"", "a qualifier is");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token.actions.githubusercontent.com",
        "arn:aws:iam::123456789012:oidc-provider/gitlab.com",
        "arn:aws:iam::12345678901:oidc-provider/token.actions.githubusercontent.com",
        "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"
      })
  void theIdentityProviderOfAnotherForgeOrAccountIsRefused(String arn) {
    assertThatThrownBy(() -> builder(stack, HUB).identityProviderArn(arn).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "\"" + arn + "\"", "Pass one like arn:aws:iam::123456789012:oidc-provider/" + GITHUB);
  }

  @Test
  void twoPipelinesOfAStackShareTheOneIdentityProviderThatAnAccountHas() {
    SecurityHubPipelineRoles first = builder(stack, HUB).build();
    SecurityHubPipelineRoles second =
        SecurityHubPipelineRoles.Builder.create(stack, "Other")
            .source(PipelineSource.gitHub("octo/other"))
            .stackName("Other")
            .build();

    String provider = SynthesizedStack.of(stack).logicalId("AWS::IAM::OIDCProvider");
    for (SecurityHubPipelineRoles each : List.of(first, second)) {
      assertThat(stack.resolve(each.getIdentityProviderArn()).toString()).contains(provider);
    }
    assertThat(SynthesizedStack.of(stack).resources("AWS::IAM::Role").values())
        .hasSize(4)
        .allSatisfy(
            role ->
                assertThat(role.toString()).containsPattern("Federated=\\{\\w+=\\[?" + provider));
  }

  @Test
  void aSecondStackOfTheAccountHasToNameTheIdentityProvider() {
    builder(stack, HUB).build();
    App app = (App) stack.getNode().getRoot();
    Stack second = TestApp.stackIn(app, "Second", TestApp.ACCOUNT, "us-east-1");

    assertThatThrownBy(() -> builder(second, HUB).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "Construct Second/Pipeline cannot create the identity provider of " + GITHUB,
            "stack Roles creates it",
            "arn:aws:iam::123456789012:oidc-provider/" + GITHUB);
    builder(TestApp.stackIn(app, "Other", TestApp.OTHER_ACCOUNT, "eu-west-1"), HUB).build();
  }

  /** They are deployed to one account, whichever that is. */
  @Test
  void aNestedStackBesideAnotherHasToNameTheIdentityProvider() {
    Stack outer = TestApp.withoutFlags().stack("Outer");
    builder(new NestedStack(outer, "First"), HUB).build();
    NestedStack second = new NestedStack(outer, "Second");

    assertThatThrownBy(() -> builder(second, HUB).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "Construct Outer/Second/Pipeline cannot create", "stack Outer/First creates it");
  }

  @Test
  void hostsThatDifferInAHyphenAreTwoProviders() {
    for (String host : List.of("gitlab.example.com", "git-lab.example.com")) {
      SecurityHubPipelineRoles.Builder.create(stack, host)
          .source(PipelineSource.gitLab("group/name", host))
          .stackName("SecurityHubOrganization")
          .build();
    }

    Template.fromStack(stack).resourceCountIs("AWS::IAM::OIDCProvider", 2);
  }

  @Test
  void rolesForNobodyAreRefused() {
    assertThatThrownBy(() -> SecurityHubPipelineRoles.Builder.create(stack, "Pipeline").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Roles/Pipeline", "source(", "stackName(");
  }

  @Test
  void awsSolutionsFindsNothing() {
    builder(stack, HUB).build();

    SecurityRulesTest.assertNone(stack);
  }

  private static SecurityHubPipelineRoles.Builder builder(Stack stack, PipelineSource source) {
    return SecurityHubPipelineRoles.Builder.create(stack, "Pipeline")
        .source(source)
        .stackName("SecurityHubOrganization");
  }

  private void assertRefused(PipelineSource source, String name, String reason) {
    assertThatThrownBy(() -> builder(stack, source).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Construct Roles/Pipeline cannot trust jobs of", name, reason);
    stack.getNode().tryRemoveChild("Pipeline");
  }

  /** What the only statement of a role's trust policy asks for. */
  private Object trustOf(String role) {
    Object document =
        SynthesizedStack.of(stack)
            .properties("AWS::IAM::Role", "Pipeline" + role)
            .get("AssumeRolePolicyDocument");
    List<Object> statements = list(map(document).get("Statement"));
    assertThat(statements).hasSize(1);
    return map(statements.get(0)).get("Condition");
  }

  private static Map<String, Object> exactly(String host, String audience, String... subjects) {
    return Map.of(
        "StringEquals", Map.of(host + ":aud", audience, host + ":sub", List.of(subjects)));
  }
}
