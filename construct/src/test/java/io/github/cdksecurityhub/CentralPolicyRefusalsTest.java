package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.CentralRefusalsTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.IStableStringProducer;
import software.amazon.awscdk.Lazy;
import software.amazon.awscdk.Stack;

/** What no policy may say and apply to is refused with the reason and the way out. */
class CentralPolicyRefusalsTest {
  private static final PolicyTarget ROOT = PolicyTarget.root("r-ab12");
  private static final String UUID = "1234abcd-12ab-34cd-56ef-1234567890ab";

  private final TestApp app = TestApp.withoutFlags();
  private final Stack stack = app.stack("Stack", TestApp.ACCOUNT, "eu-west-1");

  static Stream<Arguments> policies() {
    EnabledPolicy policy = ConfigurationPolicy.enabled("p");
    ControlParameter one = ControlParameter.integer(1);
    return Stream.of(
        refused(ConfigurationPolicy.enabled("a b"), "a name has 1 to 128", "another name"),
        refused(ConfigurationPolicy.disabled("a_b"), "a name has 1 to 128", "another name"),
        refused(ConfigurationPolicy.enabled(""), "a name has 1 to 128", "another name"),
        refused(ConfigurationPolicy.enabled("a".repeat(129)), "1 to 128", "another name"),
        refused(policy.description(" "), "description is blank", "leave it out"),
        refused(policy.description("a".repeat(513)), "513 characters", "up to 512"),
        refused(policy.tag("aws:x", "y"), "\"aws:x\" has a key", "doesn't begin with aws:"),
        refused(policy.tag("a b", "y"), "\"a b\" has a key", "A key has up to 128"),
        refused(policy.tag("a", "y".repeat(257)), "\"a\" has a value", "up to 256"),
        refused(
            policy.standards(Standard.of("CIS")), "\"CIS\" is not the ARN", "describe-standards"),
        refused(
            policy.standards(
                Standard.PCI_DSS_4_0_1,
                Standard.of("arn:aws:securityhub:us-east-1::standards/pci-dss/v/4.0.1")),
            "standards/pci-dss/v/4.0.1 is named twice",
            "Name it once"),
        refused(
            policy.disableControls("EC2.8").enableOnlyControls("S3.9"),
            "both disables controls and enables only some",
            "not in both"),
        refused(policy.enableOnlyControls(), "names none", "leave enableOnlyControls out"),
        refused(policy.disableControls("ec2.8"), "\"ec2.8\" is not the id", "look like EC2.8"),
        refused(policy.disableControls("EC2"), "\"EC2\" is not the id", "look like EC2.8"),
        refused(policy.disableControls("EC2.08"), "\"EC2.08\" is not the id", "look like EC2.8"),
        refused(policy.enableOnlyControls("EC2 8"), "\"EC2 8\" is not the id", "look like EC2.8"),
        refused(policy.disableControls("EC2.8", "EC2.8"), "EC2.8 is named twice", "Name it once"),
        refused(policy.enableOnlyControls("EC2.8", "EC2.8"), "named twice", "Name it once"),
        refused(policy.parameter("ACM1", "a", one), "\"ACM1\" is not the id", "look like EC2.8"),
        refused(policy.parameter("ACM.1", "", one), "\"\" is not the name", "look like daysTo"),
        refused(
            policy.parameter("ACM.2", "a", one).parameter("ACM.2", "a", one),
            "sets parameter a of ACM.2 twice",
            "Set it once"),
        refused(
            policy.disableControls("ACM.1").parameter("ACM.1", "daysToExpiration", one),
            "sets a parameter of ACM.1, which it turns off",
            "Leave the control on"),
        refused(
            policy.enableOnlyControls("EC2.8").parameter("ACM.1", "daysToExpiration", one),
            "sets a parameter of ACM.1, which it turns off",
            "Leave the control on"),
        refused(
            policy.parameter("ACM.1", "daysToExpiration", ControlParameter.string("15")),
            "daysToExpiration of ACM.1 is a whole number, and it is set to text, 15",
            "in Java that is ControlParameter.integer(...)"),
        refused(
            policy.parameter("EC2.40", "requiredTagKeys", ControlParameter.string("owner")),
            "requiredTagKeys of EC2.40 is a list of texts",
            "in Java that is ControlParameter.stringList(...)"),
        refused(
            policy.parameter("RDS.14", "BacktrackWindowInHours", ControlParameter.integer(2)),
            "is a number with a fraction, and it is set to a whole number, 2",
            "in Java that is ControlParameter.decimal(...)"),
        refused(
            policy.parameter("A.1", "a", ControlParameter.decimal(Double.NaN)),
            "a of A.1 is NaN",
            "Pass a value"),
        refused(
            policy.parameter("A.1", "a", ControlParameter.integer(2.5)),
            "a of A.1 is 2.5",
            "Pass a value"),
        refused(
            policy.parameter("A.1", "a", ControlParameter.integerList(1, 1L << 40)),
            "a of A.1 is 1099511627776",
            "Pass a value"),
        refused(
            policy.parameter("A.1", "a", ControlParameter.string("x".repeat(2049))),
            "longer than 2048",
            "Pass a value"),
        refused(
            policy.parameter("A.1", "a", ControlParameter.stringList()),
            "a list of 0 values",
            "Pass 1 to 100 values"),
        refused(
            policy.parameter("A.1", "a", ControlParameter.integerList(upTo(101))),
            "a list of 101 values",
            "Pass 1 to 100 values"),
        refused(
            policy.parameter("A.1", "a", ControlParameter.enumerationList("X", "X")),
            "X is named twice",
            "Name it once"));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void aPolicyThatTheServiceRefusesIsRefusedBefore(
      ConfigurationPolicy policy, String reason, String wayOut) {
    String attempt = "cannot declare the policy \"" + policy.name().orElseThrow();
    assertRefused(it -> it.policy(policy), attempt, reason, wayOut);
  }

  @Test
  void theMostThatTheServiceTakesIsTaken() {
    EnabledPolicy policy =
        ConfigurationPolicy.enabled("n".repeat(128))
            .description("d".repeat(512))
            .enableOnlyControls("A.1")
            .parameter("A.1", "p".repeat(128), ControlParameter.integerList(upTo(100)));
    for (int i = 0; i < 50; i++) {
      policy = policy.tag("key" + i, "v".repeat(256));
    }
    EnabledPolicy most = policy;

    assertThatCode(() -> TestApp.central(stack).policy(most).build()).doesNotThrowAnyException();
  }

  static Stream<Arguments> targets() {
    String unit = "ou-ab12-abcdefgh";
    return Stream.of(
        Arguments.of(
            PolicyTarget.root("r-AB12"), "apply policy \"p\" to root r-AB12", "like r-ab12"),
        Arguments.of(PolicyTarget.root("ou-ab12-abcdefgh"), "no id of its kind", "like r-ab12"),
        Arguments.of(PolicyTarget.root("r-abc"), "no id of its kind", "like r-ab12"),
        Arguments.of(
            PolicyTarget.organizationalUnit("r-ab12"), "no id of its kind", "ou-ab12-abcdefgh"),
        Arguments.of(PolicyTarget.organizationalUnit("ou-ab12-abc"), "no id", "ou-ab12-abcdefgh"),
        Arguments.of(PolicyTarget.account("12345678901"), "account 12345678901", "twelve digits"),
        Arguments.of(PolicyTarget.account("123456789012 "), "no id of its kind", "twelve digits"),
        Arguments.of(PolicyTarget.account(""), "no id of its kind", "twelve digits"),
        Arguments.of(PolicyTarget.organizationalUnit(unit), "it applies to it already", "once"),
        Arguments.of(
            PolicyTarget.organizationalUnit("ou-cd34-abcdefgh"),
            "organizational unit ou-ab12-abcdefgh has another root's letters",
            "correct one of the two"),
        Arguments.of(
            PolicyTarget.root("r-cd34"), "has another root's letters", "correct one of the two"));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void aTargetThatNoOrganizationHasIsRefused(PolicyTarget target, String reason, String wayOut) {
    PolicyTarget unit = PolicyTarget.organizationalUnit("ou-ab12-abcdefgh");
    assertRefused(
        it -> it.policy(ConfigurationPolicy.disabled("p").appliesTo(unit, target)),
        "cannot apply policy \"p\" to",
        reason,
        wayOut);
  }

  @Test
  void aTargetThatTwoPoliciesClaimIsRefusedWithBoth() {
    ConfigurationPolicy first = ConfigurationPolicy.disabled("first").appliesTo(ROOT);

    assertRefused(
        it -> it.policy(first).policy(ConfigurationPolicy.enabled("second").appliesTo(ROOT)),
        "cannot apply policy \"second\" to root r-ab12",
        "policy \"first\" applies to it, and a target has one policy",
        "Name each target once");
    assertRefused(
        it -> it.policy(first).policy(ConfigurationPolicy.selfManaged().appliesTo(ROOT)),
        "cannot apply selfManaged() to root r-ab12",
        "policy \"first\" applies to it",
        "Name each target once");
  }

  @Test
  void theStacksAccountIsOneTargetHoweverItIsSaid() {
    assertRefused(
        it ->
            it.policy(
                ConfigurationPolicy.disabled("p")
                    .appliesTo(
                        PolicyTarget.account(TestApp.ACCOUNT),
                        PolicyTarget.account(Aws.ACCOUNT_ID))),
        "account 123456789012",
        "it applies to it already",
        "Name each target once");
  }

  @Test
  void aLazyThatProducesAnIdIsTheTargetOfThatId() {
    IStableStringProducer root = ROOT::getId;
    assertRefused(
        it ->
            it.policy(
                ConfigurationPolicy.disabled("p")
                    .appliesTo(ROOT, PolicyTarget.root(Lazy.string(root)))),
        "apply policy \"p\" to root r-ab12",
        "it applies to it already",
        "Name each target once");
  }

  @Test
  void twoTokensOfOneExpressionAreOneTarget() {
    assertRefused(
        it ->
            it.policy(ConfigurationPolicy.disabled("first").appliesTo(importedUnit()))
                .policy(ConfigurationPolicy.disabled("second").appliesTo(importedUnit())),
        "cannot apply policy \"second\" to organizational unit",
        "policy \"first\" applies to it, and a target has one policy",
        "Name each target once");
  }

  private static PolicyTarget importedUnit() {
    return PolicyTarget.organizationalUnit(Fn.importValue("Workloads"));
  }

  @Test
  void whatIsAddedLaterIsCheckedToo() {
    SecurityHubCentralConfiguration central =
        TestApp.central(stack).policy(ConfigurationPolicy.disabled("p").appliesTo(ROOT)).build();

    assertThatThrownBy(() -> central.addPolicy(ConfigurationPolicy.enabled("p")))
        .hasMessageContainingAll("Stack/SecurityHub", "of that name already", "another name");
    assertThatThrownBy(
            () -> central.addPolicy(ConfigurationPolicy.fromPolicyId(UUID).appliesTo(ROOT)))
        .hasMessageContainingAll("policy " + UUID, "root r-ab12", "policy \"p\" applies to it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "baseline",
        "1234ABCD-12ab-34cd-56ef-1234567890ab",
        "arn:aws:securityhub:eu-west-1:123456789012:hub/default",
        "arn:aws:securityhub:us-east-1:123456789012:configuration-policy/" + UUID,
        "arn:aws:securityhub:eu-west-1:111122223333:configuration-policy/" + UUID,
      })
  void aPolicyOfElsewhereThatCannotBeIsRefused(String policy) {
    SecurityHubCentralConfiguration central = TestApp.central(stack).build();

    IConfigurationPolicy imported =
        policy.startsWith("arn:")
            ? ConfigurationPolicy.fromPolicyArn(policy)
            : ConfigurationPolicy.fromPolicyId(policy);

    assertThatThrownBy(() -> central.addPolicy(imported.appliesTo(ROOT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Construct Stack/SecurityHub cannot associate the policy \"" + policy);
  }

  @Test
  void anArnInPlaceOfAnIdIsRefusedWithTheMethodThatTakesIt() {
    String arn = "arn:aws:securityhub:eu-west-1:123456789012:configuration-policy/" + UUID;

    assertRefused(
        it -> it.policy(ConfigurationPolicy.fromPolicyId(arn).appliesTo(ROOT)),
        "associate the policy",
        "that is an ARN",
        "ConfigurationPolicy.fromPolicyArn");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arn:aws:securityhub:us-east-1::standards/service-managed-aws-control-tower/v/1.0.0"
            + "| AWS Control Tower manages the standard",
        "arn:aws:securityhub:::standards/service-managed-aws-control-tower/v/1.0.0"
            + "| AWS Control Tower manages the standard",
        "arn:aws:securityhub:us-east-1::standards/cis-microsoft-azure-foundations-benchmark/v/4.0.0"
            + "| is a standard for another cloud",
      })
  void aStandardThatNoPolicyTakesIsRefused(String arn, String reason) {
    assertRefused(
        it -> it.policy(ConfigurationPolicy.enabled("p").standards(Standard.of(arn))),
        "declare the policy \"p\"",
        reason,
        "Leave it out");
  }

  @Test
  void aPolicysNameIsKnownAtSynthesis() {
    String token = new CfnParameter(stack, "Name").getValueAsString();

    assertRefused(
        it -> it.policy(ConfigurationPolicy.disabled(token)),
        "declare a policy whose name is a token",
        "must be known at synthesis",
        "Write the name out");
  }

  private static Integer[] upTo(int end) {
    return IntStream.range(0, end).boxed().toArray(Integer[]::new);
  }

  private static Arguments refused(ConfigurationPolicy policy, String reason, String wayOut) {
    return Arguments.of(policy, reason, wayOut);
  }
}
