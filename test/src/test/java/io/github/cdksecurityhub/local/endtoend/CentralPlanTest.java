package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.Template;
import io.github.cdksecurityhub.local.kit.HandlerStack;
import io.github.cdksecurityhub.local.run.Command.Ended;
import io.github.cdksecurityhub.local.run.CommandLineJar;
import io.github.cdksecurityhub.local.run.Examples;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.Call;
import io.github.cdksecurityhub.local.securityhub.Lasting;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.Operation;
import io.github.cdksecurityhub.local.securityhub.PolicyTarget;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the packaged command line prints for a central configuration is what the local
 * CloudFormation then does, and it writes nothing.
 */
@Order(2)
@Timeout(180)
class CentralPlanTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOME = "us-east-1";
  private static final String STACK = "Central";
  private static final PolicyTarget UNIT =
      new PolicyTarget(PolicyTarget.Type.ORGANIZATIONAL_UNIT, "ou-ab12-sandbox0");

  /** The permissions that docs/use/preview.md lists. */
  private static final Set<Operation> READS =
      Set.of(
          Operation.DESCRIBE_ORGANIZATION_CONFIGURATION,
          Operation.LIST_TAGS_FOR_RESOURCE,
          Operation.LIST_FINDING_AGGREGATORS,
          Operation.GET_FINDING_AGGREGATOR,
          Operation.LIST_CONFIGURATION_POLICIES,
          Operation.GET_CONFIGURATION_POLICY,
          Operation.LIST_CONFIGURATION_POLICY_ASSOCIATIONS,
          Operation.DESCRIBE_STANDARDS,
          Operation.LIST_SECURITY_CONTROL_DEFINITIONS,
          Operation.GET_SECURITY_CONTROL_DEFINITION);

  private static HostedHandler handler;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    handler = HostedHandler.start(120, CloudFormationOptions.DEFAULT);
    handler.hub().in(HOME).configure(LiveConfiguration.local(true, AutoEnableStandards.DEFAULT));
  }

  @AfterAll
  static void stop() {
    handler.close();
  }

  @AfterEach
  void leave() throws InterruptedException {
    if (handler.cloudFormation().status(STACK).isPresent()) {
      handler.cloudFormation().delete(STACK);
    }
  }

  /** A template as the construct makes them; policies by name, and targets with what they get. */
  private Template declare(
      String linking, Map<String, String> policies, Map<String, String> targets) throws Exception {
    ObjectNode json = handler.template(Map.of("Central", HandlerStack.central(HOME))).copy();
    ObjectNode resources = json.withObject("/Resources");
    add(resources, "Aggregator", "FindingAggregator", linking);
    ((ObjectNode) resources.path("Central")).put("DependsOn", "Aggregator");
    for (Map.Entry<String, String> each : policies.entrySet()) {
      String content = each.getValue();
      add(
              resources,
              "Policy" + each.getKey(),
              "ConfigurationPolicy",
              "{'Name':'%s',%s}".formatted(each.getKey(), content))
          .put("DependsOn", "Central");
    }
    for (Map.Entry<String, String> each : targets.entrySet()) {
      String policy =
          policies.containsKey(each.getValue())
              ? "{'Fn::GetAtt':['Policy" + each.getValue() + "','Id']}"
              : "'" + each.getValue() + "'";
      add(
              resources,
              "Target" + each.getKey().replace("-", ""),
              "PolicyAssociation",
              "{'TargetType':'%s','TargetId':'%s','ConfigurationPolicyId':%s}"
                  .formatted(
                      each.getKey().startsWith("ou-") ? "ORGANIZATIONAL_UNIT" : "ACCOUNT",
                      each.getKey(),
                      policy))
          .put("DependsOn", "Central");
    }
    return write(new Template(json));
  }

  private static ObjectNode add(ObjectNode resources, String id, String type, String properties)
      throws Exception {
    ObjectNode resource = resources.putObject(id).put("Type", "AWS::SecurityHub::" + type);
    resource.set("Properties", JSON.readTree(properties.replace('\'', '"')));
    return resource;
  }

  private Template write(Template template) throws Exception {
    Examples.write(folder.resolve("cdk.out"), STACK, template);
    return template;
  }

  private Ended run(String format) throws Exception {
    handler.hub().forgetCalls();
    Ended ended =
        CommandLineJar.run(
            "plan",
            folder.resolve("cdk.out").toString(),
            "--format",
            format,
            "--endpoint-url",
            handler.aws().endpoint().toString(),
            "--timeout",
            "30");
    assertThat(handler.hub().calls().list()).isNotEmpty();
    for (Call call : handler.hub().calls()) {
      assertThat(call.operation().orElseThrow()).isIn(READS);
    }
    return ended;
  }

  private JsonNode plan() throws Exception {
    Ended ended = run("json");
    JsonNode plan = JSON.readTree(ended.out());
    assertThat(plan.path("exitCode").asInt()).as(ended.err()).isEqualTo(ended.exitCode());
    return plan;
  }

  private static Map<String, String> shown(JsonNode plan, String what) {
    Map<String, String> shown = new TreeMap<>();
    for (JsonNode row : plan.path("stacks").path(0).path("rows")) {
      shown.put(row.path("logicalId").asText(), row.path(what).asText());
    }
    return shown;
  }

  /** The event of each resource, in the plan's terms, out of what CloudFormation has recorded. */
  private static Map<String, String> done(StackOutcome outcome, Map<String, String> planned) {
    Map<String, String> done = new TreeMap<>();
    planned.keySet().forEach(id -> done.put(id, "none"));
    Map<String, String> words =
        Map.of(
            "CREATE_IN_PROGRESS", "Create",
            "UPDATE_IN_PROGRESS", "Update",
            "DELETE_IN_PROGRESS", "Delete");
    outcome.events().stream()
        .filter(event -> !event.ofStack() && planned.containsKey(event.logicalId()))
        .filter(event -> words.containsKey(event.status()))
        .forEach(event -> done.put(event.logicalId(), words.get(event.status())));
    return done;
  }

  private StackOutcome deployAsPlanned(Template template) throws Exception {
    Map<String, String> planned = shown(plan(), "event");
    StackOutcome outcome = handler.cloudFormation().deploy(STACK, template);
    assertThat(outcome.status().name())
        .as(outcome.firstFailure())
        .matches("(CREATE|UPDATE)_COMPLETE");
    assertThat(done(outcome, planned)).isEqualTo(planned);
    return outcome;
  }

  @Test
  void planAndDeploymentAgreeOverRandomEditsOfTheCentralConstruct() throws Exception {
    Random random = new Random(5);
    for (int step = 0; step < 5; step++) {
      Map<String, String> policies = new LinkedHashMap<>();
      for (String name : List.of("a", "b", "c")) {
        if (random.nextInt(3) > 0) {
          policies.put(name, content(random));
        }
      }
      Map<String, String> targets = new LinkedHashMap<>();
      for (String target : List.of("111122223333", "111122223333", UNIT.id())) {
        List<String> names = List.copyOf(policies.keySet());
        int chosen = random.nextInt(5);
        if (chosen < 4) {
          targets.put(
              target, chosen < names.size() ? names.get(chosen) : "SELF_MANAGED_SECURITY_HUB");
        }
      }
      deployAsPlanned(declare(linking(random), policies, targets));

      assertThat(shown(plan(), "action").values()).as("step " + step).containsOnly("no changes");
    }
  }

  private static String linking(Random random) {
    return random.nextBoolean()
        ? "{'RegionLinkingMode':'ALL_REGIONS'}"
        : "{'RegionLinkingMode':'SPECIFIED_REGIONS','Regions':['eu-west-1','eu-west-2']}";
  }

  private static String content(Random random) {
    if (random.nextInt(4) == 0) {
      return "'Description':'off','ConfigurationPolicy':{'SecurityHub':{'ServiceEnabled':false}}";
    }
    return ("'Description':'d%d','ConfigurationPolicy':{'SecurityHub':{'ServiceEnabled':true,"
            + "'EnabledStandardIdentifiers':['arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0'],"
            + "'SecurityControlsConfiguration':{'DisabledSecurityControlIdentifiers':['EC2.%d','S3.1'],"
            + "'SecurityControlCustomParameters':[{'SecurityControlId':'ACM.1','Parameters':"
            + "{'daysToExpiration':{'ValueType':'CUSTOM','Value':{'Integer':%d}}}}]}}}")
        .formatted(random.nextInt(2), random.nextInt(2) + 7, 30 + random.nextInt(2));
  }

  @Test
  void fromNothingThroughDriftAndWhatIsInTheWayBackToNothing() throws Exception {
    Template template =
        declare(
            "{'RegionLinkingMode':'ALL_REGIONS'}",
            Map.of("baseline", content(new Random(1))),
            Map.of(UNIT.id(), "baseline"));
    assertThat(shown(plan(), "action"))
        .containsExactly(
            Map.entry("Aggregator", "create"),
            Map.entry("Central", "update"),
            Map.entry("Policybaseline", "create"),
            Map.entry("Targetouab12sandbox0", "create"));
    deployAsPlanned(template);
    assertThat(plan().path("exitCode").asInt()).isZero();

    handler.hub().policies().create("byhand", UNIT);
    Ended drifted = run("text");
    assertThat(drifted.exitCode()).as(drifted.out() + drifted.err()).isEqualTo(2);
    assertThat(drifted.out())
        .containsPattern("\\? +unit ou-ab12-sandbox0 +none +drifted +byhand -> baseline");

    declare(
        "{'RegionLinkingMode':'ALL_REGIONS'}", Map.of("byhand", content(new Random(1))), Map.of());
    assertThat(shown(plan(), "action")).containsEntry("Policybyhand", "blocked");

    ObjectNode nothing = JSON.createObjectNode();
    nothing.withObject("/Resources/Other").put("Type", "AWS::CloudFormation::WaitConditionHandle");
    Template empty = write(new Template(nothing));
    assertThat(shown(plan(), "action")).containsEntry("Central", "blocked");
    handler.hub().policies().disassociate(UNIT, Lasting.none()).delete("byhand");
    assertThat(shown(plan(), "action"))
        .containsEntry("Central", "restore")
        .containsEntry("Policybaseline", "delete")
        .containsEntry("Aggregator", "delete");
    deployAsPlanned(empty);
    assertThat(Live.summary(handler.hub().in(HOME).live())).isEqualTo("LOCAL,true,DEFAULT");
  }
}
