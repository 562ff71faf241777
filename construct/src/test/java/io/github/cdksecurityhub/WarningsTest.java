package io.github.cdksecurityhub;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.services.iam.FromRoleArnOptions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;

class WarningsTest {
  private static final PolicyTarget ROOT = PolicyTarget.root("r-ab12");
  private static final String POLICY = "1234abcd-12ab-34cd-56ef-1234567890ab";

  private final Stack stack = TestApp.withoutFlags().stack("Stack", TestApp.ACCOUNT, "eu-west-1");

  @Test
  void defaultStandardsAreNamed() {
    TestApp.declare(stack, "SecurityHub").build();

    Annotations.fromStack(stack)
        .hasInfo("*", Match.stringLikeRegexp(".*CIS AWS Foundations Benchmark 1.2.0.*"));
    assertNotWarned();
  }

  @Test
  void noStandardsAreNoSurprise() {
    TestApp.declare(stack, "SecurityHub")
        .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.NONE))
        .build();

    Annotations.fromStack(stack).hasNoInfo("*", Match.anyValue());
  }

  @Test
  void aWarningCanBeAcknowledged() {
    SecurityHubCentralConfiguration central =
        TestApp.central(stack).policy(ConfigurationPolicy.disabled("off")).build();
    software.amazon.awscdk.Annotations.of(central)
        .acknowledgeWarning("io.github.cdksecurityhub:policyWithoutTarget");

    assertNotWarned();
  }

  @Test
  void aRoleThatCannotBeChangedIsToldWhatItNeeds() {
    FromRoleArnOptions immutable = FromRoleArnOptions.builder().mutable(false).build();
    TestApp.provider(stack)
        .role(Role.fromRoleArn(stack, "Imported", UserRoles.ARN, immutable))
        .build();

    assertWarned("Role Stack/Imported can't be changed here.*ProviderOptions.role.*");
  }

  @Test
  void aRoleThatLambdaMayAssumeAndThatCanBeChangedIsFine() {
    OrganizationConfigurationProvider.Builder.create(stack, "Declared")
        .role(UserRoles.assumable(stack))
        .build();
    OrganizationConfigurationProvider.Builder.create(stack, "Mutable")
        .role(Role.fromRoleArn(stack, "Imported", UserRoles.ARN))
        .build();

    assertNotWarned();
  }

  @Test
  void aRoleThatLambdaMayNotAssumeIsNoticed() {
    Role role =
        Role.Builder.create(stack, "Role")
            .assumedBy(new ServicePrincipal("ec2.amazonaws.com"))
            .build();
    TestApp.provider(stack).role(role).build();

    assertWarned("Role Stack/Role doesn't trust lambda.amazonaws.com.*");
  }

  @Test
  void aPolicyThatAppliesToNothingIsNoticed() {
    TestApp.central(stack)
        .policy(ConfigurationPolicy.disabled("off"))
        .policy(ConfigurationPolicy.selfManaged())
        .policy(ConfigurationPolicy.fromPolicyId(POLICY))
        .build();

    for (String policy :
        List.of(
            "Policy \"off\"",
            "ConfigurationPolicy.selfManaged\\(\\)",
            "The imported policy " + POLICY)) {
      assertWarned(policy + " applies to nothing.*appliesTo.*");
    }
  }

  @Test
  void aPolicyWithoutStandardsTurnsThemOff() {
    TestApp.central(stack).policy(ConfigurationPolicy.enabled("on").appliesTo(ROOT)).build();

    assertWarned("Policy \"on\" names no standard, which turns every standard off.*");
  }

  @Test
  void twoVersionsOfPciAreNoticed() {
    TestApp.central(stack)
        .policy(
            ConfigurationPolicy.enabled("pci")
                .standards(Standard.PCI_DSS_3_2_1, Standard.PCI_DSS_4_0_1)
                .appliesTo(ROOT))
        .build();

    assertWarned("Policy \"pci\" turns on PCI DSS 3.2.1 beside 4.0.1.*");
  }

  @Test
  void aPolicyWithTargetAndStandardsIsFine() {
    TestApp.central(stack)
        .policy(
            ConfigurationPolicy.enabled("on")
                .standards(Standard.AI_SECURITY_BEST_PRACTICES_1_0_0)
                .appliesTo(ROOT))
        .policy(
            ConfigurationPolicy.fromPolicyId(POLICY)
                .appliesTo(PolicyTarget.account(TestApp.ACCOUNT)))
        .build();

    assertNotWarned();
  }

  @ParameterizedTest
  @CsvSource({"EC3.8, EC2.8", "Iam.7, IAM.7", "SageMakre.1, SageMaker.1"})
  void aControlThatIsPerhapsMistypedIsNoticed(String control, String meant) {
    declare(policy -> policy.disableControls(control));

    assertWarned("Policy \"on\" names the control " + control + ",.*Did you mean " + meant + ".*");
  }

  @Test
  void aControlThatIsEnabledAloneOrHasAParameterMayBeMistypedToo() {
    declare(
        policy ->
            policy
                .enableOnlyControls("EC3.8", "IMA.7")
                .parameter("IMA.7", "some", ControlParameter.integer(1)));

    assertWarned("Policy \"on\" names the control EC3.8,.*");
    assertWarned("Policy \"on\" names the control IMA.7,.*");
  }

  @Test
  void aParameterThatIsPerhapsMistypedIsNoticed() {
    declare(policy -> policy.parameter("ACM.1", "daysToExpire", ControlParameter.integer(15)));

    assertWarned("Policy \"on\" sets parameter daysToExpire of ACM.1,.*Known are daysToExp.*");
  }

  @Test
  void aControlThatIsNewerThanTheDataIsNot() {
    declare(
        policy ->
            policy
                .disableControls("EC2.999")
                .parameter("EC2.998", "some", ControlParameter.integer(1)));

    assertNotWarned();
  }

  private void declare(UnaryOperator<EnabledPolicy> content) {
    EnabledPolicy policy =
        ConfigurationPolicy.enabled("on")
            .standards(Standard.AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0)
            .appliesTo(ROOT);
    TestApp.central(stack).policy(content.apply(policy)).build();
  }

  @Test
  void moreThanTwentyPoliciesNeedAHigherQuota() {
    SecurityHubCentralConfiguration central = TestApp.central(stack).build();
    IntStream.range(0, 21)
        .mapToObj(number -> PolicyTarget.account("%012d".formatted(number)))
        .forEach(
            target ->
                central.addPolicy(
                    ConfigurationPolicy.disabled("p" + target.getId()).appliesTo(target)));

    assertWarned("More than 20 policies are declared.*");
  }

  private void assertWarned(String message) {
    Annotations.fromStack(stack).hasWarning("*", Match.stringLikeRegexp(message));
  }

  private void assertNotWarned() {
    Annotations.fromStack(stack).hasNoWarning("*", Match.anyValue());
  }
}
