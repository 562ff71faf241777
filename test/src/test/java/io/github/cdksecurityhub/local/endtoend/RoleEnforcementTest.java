package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.Resource;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.kit.GrantedCalls;
import io.github.cdksecurityhub.local.kit.HandlerStack;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.run.EditedTemplate;
import io.github.cdksecurityhub.local.securityhub.Fault;
import io.github.cdksecurityhub.local.securityhub.HubSettings;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.Operation;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The policies that the template gives the function's role are what it calls: nothing that is
 * called is missing, and nothing that is granted is never called.
 */
@Order(1)
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class RoleEnforcementTest {
  private static final String STACK = HandlerStack.NAME;
  private static final String HOME = LocalAws.STACK_REGION;

  private final LocalAws aws =
      LocalAws.start(LambdaOptions.DEFAULT.withConcurrency(1), CloudFormationOptions.DEFAULT);
  private final LocalSecurityHub hub = aws.securityHub();
  private final GrantedCalls calls = GrantedCalls.enforce(aws);
  private final Set<String> granted = new TreeSet<>();

  @AfterEach
  void stop() {
    aws.close();
  }

  private static EditedTemplate example(String name) throws InterruptedException {
    return new EditedTemplate(Assemblies.of(name).template(STACK)).functionTimeout(80);
  }

  /** Its time is short, as it waits for policies in vain. */
  private static EditedTemplate hurried(String name) throws InterruptedException {
    return example(name).functionTimeout(30);
  }

  private StackOutcome deploy(String example, EditedTemplate template) throws InterruptedException {
    aws.cloudFormation().upload(Assemblies.of(example).assets());
    StackOutcome outcome = aws.cloudFormation().deploy(STACK, template.template());
    aws.cloudFormation().resources(STACK).values().forEach(this::noteGranted);
    return outcome;
  }

  /** Of Lambda's own actions, and of those that Security Hub asks for besides, nothing is seen. */
  private void noteGranted(Resource resource) {
    resource
        .properties()
        .at("/PolicyDocument/Statement")
        .findValues("Action")
        .forEach(
            actions -> {
              for (JsonNode action : actions.isArray() ? actions : Set.of(actions)) {
                if (action.asText().matches("(securityhub|cloudformation):.*")) {
                  granted.add(action.asText());
                }
              }
            });
  }

  private void assertDeployed(StackOutcome outcome) {
    assertThat(outcome.status().name())
        .as(outcome.firstFailure())
        .matches("(CREATE|UPDATE)_COMPLETE");
  }

  private void assertDeleted() throws InterruptedException {
    StackOutcome outcome = aws.cloudFormation().delete(STACK);
    assertThat(outcome.status()).as(outcome.firstFailure()).isEqualTo(StackStatus.DELETE_COMPLETE);
  }

  private void assertCallsAreThoseGranted() {
    assertThat(calls.denied()).isEmpty();
    assertThat(calls.called()).isEqualTo(granted);
  }

  /** An event that is older than five seconds asks CloudFormation before it claims anything. */
  private void letTheNextEventBeLate() {
    hub.in(HOME)
        .on(Operation.DESCRIBE_ORGANIZATION_CONFIGURATION)
        .fail(Fault.late(Duration.ofSeconds(6)));
  }

  /** It leaves CENTRAL, at first in vain, and puts it back. */
  @Test
  void aLocalStackCallsWhatItsRoleAllowsAndAllOfIt() throws Exception {
    hub.organization().aggregate(HOME).policies(1).associations(1);
    hub.in(HOME).configure(LiveConfiguration.central());
    assertThat(deploy("local", hurried("local")).firstFailure())
        .contains("ListConfigurationPolicyAssociations in the home Region lists them");

    hub.organization().policies(0).associations(0);
    letTheNextEventBeLate();
    assertDeployed(deploy("local", example("local")));
    assertDeleted();
    assertThat(Live.summary(hub.in(HOME).live())).isEqualTo("CENTRAL");

    hub.in(HOME).configure(LiveConfiguration.fresh());
    assertDeployed(deploy("local", example("local").with("OnDelete", "RESET")));
    assertDeleted();
    assertThat(Live.summary(hub.in(HOME).live())).isEqualTo("LOCAL,false,NONE");
    assertCallsAreThoseGranted();
  }

  /** It goes CENTRAL, and leaves it, at first in vain. */
  @Test
  void aCentralStackCallsWhatItsRoleAllowsAndAllOfIt() throws Exception {
    HubSettings before = new HubSettings(true, HubSettings.Generator.STANDARD_CONTROL);
    hub.in(HOME).configureHub(before);
    letTheNextEventBeLate();
    assertDeployed(deploy("central", example("central").with("OnDelete", "RESET")));
    assertThat(hub.in(HOME).hubSettings().generator())
        .isEqualTo(HubSettings.Generator.SECURITY_CONTROL);
    assertDeployed(deploy("central", hurried("central").with("OnDelete", "RESET")));
    hub.organization().policies(1).associations(1);
    StackOutcome refused = aws.cloudFormation().delete(STACK);
    assertThat(refused.firstFailure())
        .contains("\"policy-1\" on ORGANIZATIONAL_UNIT ou-exam-00000001");

    hub.organization().policies(0).associations(0);
    assertDeleted();
    assertThat(Live.summary(hub.in(HOME).live())).isEqualTo("LOCAL,false,NONE");
    assertThat(hub.in(HOME).tags().current()).isEmpty();

    hub.in(HOME).configureHub(before);
    assertDeployed(deploy("central", example("central")));
    assertDeleted();
    assertThat(hub.in(HOME).hubSettings()).isEqualTo(before);
    assertCallsAreThoseGranted();
  }
}
