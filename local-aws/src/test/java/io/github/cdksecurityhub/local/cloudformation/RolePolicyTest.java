package io.github.cdksecurityhub.local.cloudformation;

import static io.github.cdksecurityhub.local.cloudformation.ScriptedStacks.STACK;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.iam.LocalIam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The policies of a stack's roles are in force in the local IAM as long as the stack has them. */
@Timeout(120)
class RolePolicyTest {
  @RegisterExtension static final ScriptedStacks STACKS = new ScriptedStacks();

  private static final String ROLE = "arn:aws:iam::123456789012:role/Shared";

  private final LocalIam iam = new LocalIam();
  private final LocalCloudFormation cloudFormation =
      STACKS.start(CloudFormationOptions.DEFAULT.withIam(iam));

  /** A role that allows one action itself, and a policy that allows it another. */
  private static Template role(String inline, String attached) {
    TemplateBuilder template = new TemplateBuilder();
    ObjectNode role = template.json().withObject("/Resources/Role");
    role.put("Type", "AWS::IAM::Role").putObject("Properties").put("RoleName", "Shared");
    ObjectNode own = role.withObject("/Properties").putArray("Policies").addObject();
    own.put("PolicyName", "Own");
    allow(own, inline);
    attach(template, attached);
    template
        .json()
        .withObject("/Resources/Policy/Properties")
        .putArray("Roles")
        .addObject()
        .put("Ref", "Role");
    return template.build();
  }

  private static void attach(TemplateBuilder template, String action) {
    ObjectNode policy = template.json().withObject("/Resources/Policy");
    policy.put("Type", "AWS::IAM::Policy").putObject("Properties").put("PolicyName", "Attached");
    allow(policy.withObject("/Properties"), action);
  }

  private static void allow(ObjectNode policy, String action) {
    ObjectNode statement =
        policy
            .putObject("PolicyDocument")
            .put("Version", "2012-10-17")
            .putArray("Statement")
            .addObject();
    statement.put("Effect", "Allow").put("Action", action).put("Resource", "*");
  }

  /** A policy for the role that another stack made. */
  private static Template imported(String action) {
    TemplateBuilder template = new TemplateBuilder();
    attach(template, action);
    template.json().withObject("/Resources/Policy/Properties").putArray("Roles").add("Shared");
    return template.build();
  }

  private boolean allows(String action) {
    return iam.policyOf(ROLE).allows(action, "*");
  }

  @Test
  void aRoleMayDoWhatItsOwnAndItsAttachedPoliciesAllow() throws Exception {
    cloudFormation.deploy(STACK, role("a:One", "a:Two"));

    assertThat(allows("a:One")).isTrue();
    assertThat(allows("a:Two")).isTrue();
    assertThat(allows("a:Three")).isFalse();
  }

  @Test
  void anUpdateReplacesAndADeletionRemovesThem() throws Exception {
    cloudFormation.deploy(STACK, role("a:One", "a:Two"));
    cloudFormation.deploy(STACK, role("a:Three", "a:Four"));
    assertThat(allows("a:One") || allows("a:Two")).isFalse();
    assertThat(allows("a:Three") && allows("a:Four")).isTrue();

    cloudFormation.delete(STACK);
    assertThat(allows("a:Three") || allows("a:Four")).isFalse();
  }

  @Test
  void aStackOfAnotherRegionOverwritesAPolicyOfTheSameNameOnASharedRole() throws Exception {
    LocalCloudFormation elsewhere =
        STACKS.start(
            CloudFormationOptions.DEFAULT
                .withIam(iam)
                .withEnvironment(new Environment("aws", "123456789012", "eu-west-1")));
    cloudFormation.deploy(STACK, role("a:One", "a:Two"));

    elsewhere.deploy(STACK, imported("a:Three"));
    assertThat(allows("a:Two")).isFalse();
    assertThat(allows("a:Three")).isTrue();

    elsewhere.delete(STACK);
    assertThat(allows("a:Three") || allows("a:Two")).isFalse();
    assertThat(allows("a:One")).isTrue();
  }
}
