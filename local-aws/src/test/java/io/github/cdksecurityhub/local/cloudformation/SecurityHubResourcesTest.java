package io.github.cdksecurityhub.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.securityhub.AssociationOutcome;
import io.github.cdksecurityhub.local.securityhub.Knob;
import io.github.cdksecurityhub.local.securityhub.Lasting;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.Operation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** CloudFormation's own Security Hub types: how they come, change and go. */
@Timeout(30)
class SecurityHubResourcesTest {

  private static final String STACK = "Policies";

  private final LocalAws aws = LocalAws.start(LambdaOptions.DEFAULT, CloudFormationOptions.DEFAULT);
  private final LocalSecurityHub hub = aws.securityHub();
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  @BeforeEach
  void goCentral() {
    hub.organization().aggregate(LocalAws.STACK_REGION);
    hub.in(LocalAws.STACK_REGION).configure(LiveConfiguration.central());
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private ObjectNode resource(String logicalId, String type) {
    ObjectNode resource = json.withObject("/Resources").putObject(logicalId);
    return resource.put("Type", "AWS::SecurityHub::" + type).putObject("Properties");
  }

  private void policy(String name) {
    ObjectNode hub =
        resource(name, "ConfigurationPolicy")
            .put("Name", name)
            .putObject("ConfigurationPolicy")
            .putObject("SecurityHub");
    hub.put("ServiceEnabled", true).putArray("EnabledStandardIdentifiers");
    hub.putObject("SecurityControlsConfiguration").putArray("DisabledSecurityControlIdentifiers");
  }

  private void association(String logicalId, String unit, String policy) {
    ObjectNode properties = resource(logicalId, "PolicyAssociation");
    properties.put("TargetType", "ORGANIZATIONAL_UNIT").put("TargetId", unit);
    properties.putObject("ConfigurationPolicyId").putArray("Fn::GetAtt").add(policy).add("Id");
  }

  private StackOutcome deploy() throws InterruptedException {
    return aws.cloudFormation().deploy(STACK, new Template(json.deepCopy()));
  }

  private void deployWell() throws InterruptedException {
    StackOutcome outcome = deploy();
    assertThat(outcome.firstFailure()).isEmpty();
  }

  private List<String> events(StackOutcome outcome, String status) {
    return outcome.events().stream()
        .filter(event -> event.status().equals(status) && !event.ofStack())
        .map(StackEvent::logicalId)
        .toList();
  }

  @Test
  void anAssociationIsCompleteOnceItIsInForce() throws Exception {
    hub.set(Knob.ASSOCIATING, Lasting.calls(2));
    policy("baseline");
    association("Unit", "ou-ab12-abcdefgh", "baseline");
    deployWell();
    assertThat(hub.policies().associations()).containsValue("baseline");
    assertThat(
            aws.cloudFormation().resources(STACK).get("Unit").attributes().get("AssociationStatus"))
        .hasToString("\"SUCCESS\"");
    assertThat(hub.calls().of(Operation.GET_CONFIGURATION_POLICY_ASSOCIATION).count()).isEqualTo(3);
  }

  @Test
  void anAssociationThatFailsIsRolledBackAndLeavesNothing() throws Exception {
    hub.set(Knob.ASSOCIATION_OUTCOME, AssociationOutcome.failed("One account has no Config."));
    policy("baseline");
    association("Unit", "ou-ab12-abcdefgh", "baseline");
    StackOutcome outcome = deploy();
    assertThat(outcome.status()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
    assertThat(outcome.firstFailure()).contains("One account has no Config.");
    assertThat(hub.policies().associations()).isEmpty();
    assertThat(hub.policies().names()).isEmpty();
  }

  @Test
  void whatIsUnderWayWhenAnotherFailsIsNotLeftBehind() throws Exception {
    hub.set(Knob.ASSOCIATING, Lasting.calls(3));
    policy("baseline");
    association("Unit", "ou-ab12-abcdefgh", "baseline");
    association("Bad", "unit", "baseline");
    assertThat(deploy().status()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
    assertThat(hub.policies().associations()).isEmpty();
    assertThat(hub.policies().names()).isEmpty();
  }

  @Test
  void aTargetMovesToAnotherPolicyInPlace() throws Exception {
    policy("one");
    policy("two");
    association("Unit", "ou-ab12-abcdefgh", "one");
    deployWell();
    association("Unit", "ou-ab12-abcdefgh", "two");
    deployWell();
    assertThat(hub.policies().associations()).hasSize(1).containsValue("two");
    assertThat(hub.calls().of(Operation.START_CONFIGURATION_POLICY_DISASSOCIATION).list())
        .isEmpty();
  }

  @Test
  void anotherTargetIsAnotherAssociation() throws Exception {
    policy("one");
    association("Unit", "ou-ab12-abcdefgh", "one");
    deployWell();
    association("Unit", "ou-ab12-ijklmnop", "one");
    deployWell();
    assertThat(hub.policies().associations().keySet())
        .extracting(target -> target.id())
        .containsExactly("ou-ab12-ijklmnop");
  }

  @Test
  void whatIsNoLongerWantedGoesAfterAllUpdatesAndInTheRightOrder() throws Exception {
    policy("one");
    policy("two");
    association("Unit", "ou-ab12-abcdefgh", "one");
    association("Other", "ou-ab12-ijklmnop", "two");
    deployWell();
    json.withObject("/Resources").remove(List.of("two", "Other"));
    resource("one", "ConfigurationPolicy")
        .put("Name", "first")
        .putObject("ConfigurationPolicy")
        .putObject("SecurityHub")
        .put("ServiceEnabled", false);
    StackOutcome outcome = deploy();
    assertThat(outcome.status()).isEqualTo(StackStatus.UPDATE_COMPLETE);
    assertThat(hub.policies().names()).containsExactly("first");
    assertThat(hub.policies().content("first")).contains("false");
    assertThat(events(outcome, "DELETE_COMPLETE")).containsExactly("Other", "two");
    assertThat(events(outcome, "UPDATE_COMPLETE")).containsExactly("one");
  }

  @Test
  void anUpdateChangesThePolicysTagsThatTheTemplateHas() throws Exception {
    policy("one");
    ObjectNode tags = json.withObject("/Resources/one/Properties/Tags");
    tags.put("team", "a").put("cost", "1");
    deployWell();
    assertThat(hub.policies().tags("one")).isEqualTo(Map.of("team", "a", "cost", "1"));

    hub.policies().tag("one", "of another", "x");
    tags.put("team", "b").remove("cost");
    deployWell();
    assertThat(hub.policies().tags("one")).isEqualTo(Map.of("team", "b", "of another", "x"));
  }

  @Test
  void aStackIsDeletedOnceNothingIsAssociatedAnyMore() throws Exception {
    hub.set(Knob.DISASSOCIATION, Lasting.calls(3));
    policy("one");
    association("Unit", "ou-ab12-abcdefgh", "one");
    deployWell();
    StackOutcome outcome = aws.cloudFormation().delete(STACK);
    assertThat(outcome.status()).isEqualTo(StackStatus.DELETE_COMPLETE);
    assertThat(events(outcome, "DELETE_COMPLETE")).containsExactly("Unit", "one");
    assertThat(hub.policies().names()).isEmpty();
  }

  @Test
  void whatIsGoneAlreadyIsDeletedAllTheSame() throws Exception {
    policy("one");
    deployWell();
    hub.policies().delete("one");
    assertThat(aws.cloudFormation().delete(STACK).status()).isEqualTo(StackStatus.DELETE_COMPLETE);
  }

  @Test
  void anAggregatorThatIsGoneAlreadyIsDeleted() throws InterruptedException {
    hub.in(LocalAws.STACK_REGION).configure(LiveConfiguration.fresh());
    hub.organization().removeAggregator();
    resource("Aggregator", "FindingAggregator").put("RegionLinkingMode", "ALL_REGIONS");
    deployWell();
    hub.organization().removeAggregator();

    assertThat(aws.cloudFormation().delete(STACK).status()).isEqualTo(StackStatus.DELETE_COMPLETE);
  }
}
