package io.github.cdksecurityhub.local.endtoend;

import static io.github.cdksecurityhub.local.endtoend.HostedHandler.local;
import static io.github.cdksecurityhub.local.securityhub.Operation.UPDATE_ORGANIZATION_CONFIGURATION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.cloudformation.Template;
import io.github.cdksecurityhub.local.securityhub.Fault;
import io.github.cdksecurityhub.local.securityhub.RegionHandle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A Region goes from one resource to another: of the same stack, as the values of tokens move, or
 * of another stack, which has to ask for it. Each test has Regions of its own.
 */
@Order(1)
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class TakeoverTest {
  private static final String FRESH = "LOCAL,false,DEFAULT";
  private static final String WANTED = "LOCAL,true,NONE";
  private static final Fault REFUSED = Fault.error(400, "InvalidInputException", "Not today.");

  private static HostedHandler handler;

  @BeforeAll
  static void start() throws Exception {
    handler = HostedHandler.start(60, CloudFormationOptions.DEFAULT, 4);
  }

  @AfterAll
  static void stop() {
    handler.close();
  }

  private static RegionHandle in(String region) {
    return handler.hub().in(region);
  }

  private static String live(String region) {
    return Live.summary(in(region).live());
  }

  private static Map<String, String> takingOver(Map<String, String> properties) {
    properties.put("TakeOver", "true");
    return properties;
  }

  private static String stackId(String stack) {
    return handler.cloudFormation().describe(stack).orElseThrow().id();
  }

  private static void assertStatus(StackOutcome outcome, StackStatus status) {
    assertThat(outcome.status()).as(outcome.firstFailure()).isEqualTo(status);
  }

  private static String outcomeOf(StackOutcome outcome) {
    return outcome.exchanges().get(0).responses().get(0).at("/Data/Outcome").asText();
  }

  private static void assertUntouchedAgain(String region) {
    assertThat(live(region)).isEqualTo(FRESH);
    assertThat(in(region).tags().current()).isEmpty();
  }

  @Test
  void anotherStackIsRefusedByName() throws Exception {
    String region = "us-east-1";
    assertStatus(handler.deploy("First", local(region, true, "NONE")), StackStatus.CREATE_COMPLETE);
    Map<String, String> tags = in(region).tags().current();

    StackOutcome refused = handler.deploy("Second", local(region, true, "DEFAULT"));

    assertStatus(refused, StackStatus.ROLLBACK_COMPLETE);
    assertThat(refused.firstFailure())
        .contains("managed by the resource One of the stack " + stackId("First"))
        .contains("takeOver()");
    assertThat(live(region)).isEqualTo(WANTED);
    assertThat(in(region).tags().current()).isEqualTo(tags);
    assertThat(in(region).calls().updates().count()).isEqualTo(1);
  }

  @Test
  void aStackIsRenamedByTakingOverAndItsDeleteTouchesNothing() throws Exception {
    String region = "us-east-2";
    assertStatus(handler.deploy("Old", local(region, true, "NONE")), StackStatus.CREATE_COMPLETE);
    assertStatus(
        handler.deploy("New", takingOver(local(region, true, "NONE"))),
        StackStatus.CREATE_COMPLETE);

    StackOutcome deleted = handler.cloudFormation().delete("Old");
    assertStatus(deleted, StackStatus.DELETE_COMPLETE);
    assertThat(outcomeOf(deleted)).isEqualTo("left");
    assertThat(live(region)).isEqualTo(WANTED);
    assertThat(in(region).calls().updates().count()).isEqualTo(1);
    assertThat(Tags.stackOf(in(region))).isEqualTo(stackId("New"));

    assertStatus(
        handler.deploy("New", local(region, true, "DEFAULT")), StackStatus.UPDATE_COMPLETE);
    assertStatus(handler.cloudFormation().delete("New"), StackStatus.DELETE_COMPLETE);
    assertUntouchedAgain(region);
  }

  @Test
  void aTakeoverThatIsRolledBackGivesTheRegionBack() throws Exception {
    String region = "us-west-1";
    String bad = "us-west-2";
    assertStatus(handler.deploy("Owner", local(region, true, "NONE")), StackStatus.CREATE_COMPLETE);
    Map<String, Map<String, String>> taking = new LinkedHashMap<>();
    taking.put("Taken", takingOver(local(region, true, "DEFAULT")));
    taking.put("Bad", local(bad, true, "DEFAULT"));
    ObjectNode json = handler.template(taking).copy();
    ((ObjectNode) json.path("Resources").path("Bad")).put("DependsOn", "Taken");
    in(bad).on(UPDATE_ORGANIZATION_CONFIGURATION).fail(REFUSED);

    assertStatus(
        handler.cloudFormation().deploy("Taker", new Template(json)),
        StackStatus.ROLLBACK_COMPLETE);

    assertThat(live(region)).isEqualTo(WANTED);
    assertThat(Tags.stackOf(in(region))).isEqualTo(stackId("Owner"));
    assertStatus(handler.cloudFormation().delete("Owner"), StackStatus.DELETE_COMPLETE);
    assertUntouchedAgain(region);
  }

  /** The way out that the reason names: the stack that lost the Region goes on without it. */
  @Test
  void anUpdateOfARegionThatAnotherStackTookIsRefused() throws Exception {
    String region = "ca-central-1";
    assertStatus(handler.deploy("Lost", local(region, true, "NONE")), StackStatus.CREATE_COMPLETE);
    assertStatus(
        handler.deploy("Won", takingOver(local(region, true, "NONE"))),
        StackStatus.CREATE_COMPLETE);

    StackOutcome refused = handler.deploy("Lost", local(region, true, "DEFAULT"));

    assertStatus(refused, StackStatus.UPDATE_ROLLBACK_FAILED);
    assertThat(refused.firstFailure())
        .contains(stackId("Won"), "continue-update-rollback --resources-to-skip One");
    assertStatus(
        handler.cloudFormation().continueUpdateRollback("Lost", Set.of("One")),
        StackStatus.UPDATE_ROLLBACK_COMPLETE);
    assertStatus(handler.cloudFormation().delete("Lost"), StackStatus.DELETE_COMPLETE);
    assertThat(live(region)).isEqualTo(WANTED);
    assertThat(Tags.stackOf(in(region))).isEqualTo(stackId("Won"));
  }

  /** A template with a resource for each Region that a parameter's list names. */
  private static Template tokens(int count) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      all.put("Token" + i, local("", true, "NONE"));
    }
    ObjectNode json = handler.template(all).copy();
    json.withObject("/Parameters").putObject("Regions").put("Type", "String");
    for (int i = 0; i < count; i++) {
      json.withObject("/Resources/Token" + i + "/Properties")
          .putObject("Region")
          .putArray("Fn::Select")
          .add(i)
          .addObject()
          .putArray("Fn::Split")
          .add(",")
          .addObject()
          .put("Ref", "Regions");
    }
    return new Template(json);
  }

  private static StackOutcome deployTokens(String stack, int count, String regions)
      throws InterruptedException {
    return handler.cloudFormation().deploy(stack, tokens(count), Map.of("Regions", regions));
  }

  @Test
  void theValuesOfTokensAreSwapped() throws Exception {
    assertStatus(deployTokens("Swap", 2, "eu-west-1,eu-west-2"), StackStatus.CREATE_COMPLETE);

    StackOutcome swapped = deployTokens("Swap", 2, "eu-west-2,eu-west-1");

    assertStatus(swapped, StackStatus.UPDATE_COMPLETE);
    assertThat(swapped.exchanges())
        .extracting(CustomResourceExchange::requestType)
        .containsExactly("Update", "Update", "Delete", "Delete");
    assertThat(live("eu-west-1")).isEqualTo(WANTED);
    assertThat(live("eu-west-2")).isEqualTo(WANTED);
    assertStatus(handler.cloudFormation().delete("Swap"), StackStatus.DELETE_COMPLETE);
    assertUntouchedAgain("eu-west-1");
    assertUntouchedAgain("eu-west-2");
  }

  @Test
  void aDroppedTokensPlaceIsGivenBackInTheRollback() throws Exception {
    String bad = "eu-central-1";
    ObjectNode before = tokens(2).copy();
    before.withObject("/Resources").set("Bad", bad(bad, "NONE"));
    Map<String, String> parameters = Map.of("Regions", "ap-northeast-1,ap-northeast-2");
    assertStatus(
        handler.cloudFormation().deploy("Place", new Template(before), parameters),
        StackStatus.CREATE_COMPLETE);
    ObjectNode after = tokens(1).copy();
    ObjectNode refused = bad(bad, "DEFAULT");
    refused.put("DependsOn", "Token0");
    after.withObject("/Resources").set("Bad", refused);
    in(bad).on(UPDATE_ORGANIZATION_CONFIGURATION).fail(REFUSED);

    assertStatus(
        handler
            .cloudFormation()
            .deploy("Place", new Template(after), Map.of("Regions", "ap-northeast-2")),
        StackStatus.UPDATE_ROLLBACK_COMPLETE);

    assertThat(live("ap-northeast-1")).isEqualTo(WANTED);
    assertThat(live("ap-northeast-2")).isEqualTo(WANTED);
    assertStatus(handler.cloudFormation().delete("Place"), StackStatus.DELETE_COMPLETE);
    assertUntouchedAgain("ap-northeast-1");
    assertUntouchedAgain("ap-northeast-2");
  }

  private static ObjectNode bad(String region, String standards) {
    Template template = handler.template(Map.of("Bad", local(region, true, standards)));
    return (ObjectNode) template.copy().path("Resources").path("Bad");
  }
}
