package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.Environment;
import io.github.cdksecurityhub.local.cloudformation.LocalCloudFormation;
import io.github.cdksecurityhub.local.cloudformation.Resource;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.cloudformation.Template;
import io.github.cdksecurityhub.local.cloudformation.TemplateException;
import io.github.cdksecurityhub.local.kit.HandlerStack;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The native type in docs/use/migration.md: a stack per Region, as a StackSet makes them. */
@Order(1)
@Timeout(180)
class NativeTypeMigrationTest {
  private static final String HOME = LocalAws.STACK_REGION;
  private static final String FAR = "eu-west-1";
  private static final List<String> REGIONS = List.of(HOME, FAR);
  private static final String NATIVE = "Native";
  private static final String OURS = "Ours";

  private static HostedHandler handler;
  private static Map<String, LocalCloudFormation> instances;

  @BeforeAll
  static void start() throws Exception {
    handler = HostedHandler.start(60, CloudFormationOptions.DEFAULT, 1);
    LocalCloudFormation far =
        new LocalCloudFormation(
            handler.aws().lambda(),
            CloudFormationOptions.DEFAULT
                .withEnvironment(new Environment("aws", "123456789012", FAR))
                .withSecurityHub(handler.hub().endpoint()));
    instances = new LinkedHashMap<>();
    instances.put(HOME, handler.cloudFormation());
    instances.put(FAR, far);
  }

  @AfterAll
  static void stop() {
    instances.get(FAR).close();
    handler.close();
  }

  @BeforeEach
  void deployTheNativeStacks() throws Exception {
    REGIONS.forEach(region -> handler.hub().in(region).configure(LiveConfiguration.fresh()));
    deployEverywhere(configuration("Delete"));
    assertThat(live().values()).containsOnly("LOCAL,true,DEFAULT");
    handler.hub().forgetCalls();
  }

  @AfterEach
  void deleteAllStacks() throws Exception {
    for (LocalCloudFormation instance : instances.values()) {
      for (String stack : List.of(NATIVE, OURS)) {
        if (instance.status(stack).isPresent()) {
          instance.delete(stack);
        }
      }
    }
  }

  private static ObjectNode configuration(String deletionPolicy) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.withObject("/Resources/Configuration")
        .put("Type", "AWS::SecurityHub::OrganizationConfiguration")
        .put("DeletionPolicy", deletionPolicy)
        .putObject("Properties")
        .put("AutoEnable", true)
        .put("AutoEnableStandards", "DEFAULT");
    return json;
  }

  private static ObjectNode ours(String onDelete) {
    Map<String, Map<String, String>> configurations = new LinkedHashMap<>();
    for (String region : REGIONS) {
      Map<String, String> properties = HandlerStack.local(region, true, "DEFAULT");
      properties.put("OnDelete", onDelete);
      configurations.put("Ours" + region.replace("-", ""), properties);
    }
    return handler.template(configurations).copy();
  }

  private static void deployEverywhere(ObjectNode json) throws InterruptedException {
    for (LocalCloudFormation instance : instances.values()) {
      deploy(instance, NATIVE, json);
    }
  }

  private static StackOutcome deploy(LocalCloudFormation instance, String stack, ObjectNode json)
      throws InterruptedException {
    StackOutcome outcome = instance.deploy(stack, new Template(json.deepCopy()));
    assertThat(outcome.status().name())
        .as(outcome.firstFailure())
        .isIn("CREATE_COMPLETE", "UPDATE_COMPLETE");
    return outcome;
  }

  private static Map<String, String> live() {
    return Live.in(handler.hub(), REGIONS);
  }

  private static void assertNothingWritten() {
    assertThat(handler.hub().calls().updates().list()).isEmpty();
    assertThat(live().values()).containsOnly("LOCAL,true,DEFAULT");
  }

  private static void assertUnchanged(String stack) {
    assertThat(handler.cloudFormation().resources(stack).values())
        .filteredOn(resource -> resource.type().startsWith("Custom::"))
        .hasSameSizeAs(REGIONS)
        .extracting(Resource::attributes)
        .allMatch(attributes -> attributes.get("Outcome").asText().equals("unchanged"));
  }

  @Test
  void aStackOfNothingElseIsRetainedByDeletingIt() throws Exception {
    deployEverywhere(configuration("Retain"));
    assertThatThrownBy(
            () -> new Template(JsonNodeFactory.instance.objectNode().put("Description", "Empty")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("At least one Resources member must be defined");
    for (LocalCloudFormation instance : instances.values()) {
      StackOutcome outcome = instance.delete(NATIVE);
      assertThat(outcome.status()).isEqualTo(StackStatus.DELETE_COMPLETE);
      assertThat(outcome.events()).anyMatch(event -> event.status().equals("DELETE_SKIPPED"));
    }
    assertNothingWritten();

    deploy(handler.cloudFormation(), OURS, ours("RESTORE"));

    assertUnchanged(OURS);
    assertNothingWritten();
  }

  @Test
  void inAStackOfMoreOneDeploymentTakesItOutAndOursIn() throws Exception {
    deploy(handler.cloudFormation(), NATIVE, configuration("Retain"));
    deploy(instances.get(FAR), NATIVE, configuration("Retain"));

    StackOutcome outcome = deploy(handler.cloudFormation(), NATIVE, ours("RESTORE"));

    assertThat(outcome.events()).anyMatch(event -> event.status().equals("DELETE_SKIPPED"));
    assertUnchanged(NATIVE);
    assertNothingWritten();
  }

  @Test
  void withoutThePolicyDeployedFirstTheSameDeploymentResets() throws Exception {
    deploy(handler.cloudFormation(), NATIVE, ours("RESTORE"));
    assertUnchanged(NATIVE);
    assertThat(live()).containsEntry(HOME, "LOCAL,false,NONE");
  }

  @Test
  void theWayBackLeavesLiveAsItIs() throws Exception {
    deployEverywhere(configuration("Retain"));
    for (LocalCloudFormation instance : instances.values()) {
      instance.delete(NATIVE);
    }
    deploy(handler.cloudFormation(), OURS, ours("RESTORE"));
    deploy(handler.cloudFormation(), OURS, ours("RETAIN"));
    assertThat(handler.cloudFormation().delete(OURS).status())
        .isEqualTo(StackStatus.DELETE_COMPLETE);
    assertNothingWritten();

    deployEverywhere(configuration("Delete"));
    assertThat(live().values()).containsOnly("LOCAL,true,DEFAULT");
  }
}
