package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.Template;
import io.github.cdksecurityhub.local.run.Command.Ended;
import io.github.cdksecurityhub.local.run.CommandLineJar;
import io.github.cdksecurityhub.local.run.EditedTemplate;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.Lasting;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What init prints is compiled, synthesized and planned: nothing would change. */
@Order(2)
@Timeout(300)
class InitRoundTripTest {
  private static final String HOME = "us-east-1";
  private static final String REGIONS = "us-east-1,eu-west-1,eu-west-2";

  private static final String CENTRAL =
      """
      SecurityHubCentralConfiguration.Builder.create(this, "Made")
          .onDelete(OnDelete.RETAIN)
          .linkedRegions(LinkedRegions.only("eu-west-1"))
          .controlFindings(ControlFindings.PER_STANDARD)
          .policy(ConfigurationPolicy.enabled("baseline")
              .description("For \\"all\\":\\n\\t$5 \\\\ more\\n")
              .standards(Standard.known().toArray(Standard[]::new))
              .disableControls("EC2.8", "S3.1")
              .parameter("ACM.1", "daysToExpiration", ControlParameter.integer(30))
              .parameter("IAM.7", "RequireSymbols", ControlParameter.bool(true))
              .parameter("IAM.7", "MaxPasswordAge", ControlParameter.serviceDefault())
              .parameter("RDS.14", "BacktrackWindowInHours", ControlParameter.decimal(2))
              .parameter("ELB.10", "minAvailabilityZones", ControlParameter.enumeration("3"))
              .parameter("ECR.4", "requiredTagKeys", ControlParameter.stringList("a", "b$c"))
              .appliesTo(PolicyTarget.root("r-ab12")))
          .policy(ConfigurationPolicy.enabled("only/this")
              .enableOnlyControls("EC2.18")
              .parameter("EC2.18", "authorizedTcpPorts", ControlParameter.integerList(80, 443))
              .tag("team", "a: b")
              .appliesTo(PolicyTarget.organizationalUnit("ou-ab12-sandbox0")))
          .policy(ConfigurationPolicy.disabled("off")
              .appliesTo(PolicyTarget.account("111122223333")))
          .policy(ConfigurationPolicy.selfManaged()
              .appliesTo(PolicyTarget.account("444455556666")))
          .build();
      """;

  private static final String LOCAL =
      """
      SecurityHubOrganizationConfiguration.Builder.create(this, "Other")
          .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.NONE))
          .regions(List.of("eu-west-2"))
          .controlFindings(ControlFindings.PER_STANDARD)
          .autoEnableControls(false)
          .build();
      """;

  /** The aggregator, two Regions, three policies, and four targets. */
  private static final int CENTRAL_ROWS = 10;

  private static final String KOTLIN_FILE = AdoptedApp.KOTLIN.replace('.', '/') + ".class";

  private static HostedHandler handler;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    handler = HostedHandler.start(120, CloudFormationOptions.DEFAULT, 1);
  }

  @AfterAll
  static void stop() {
    handler.close();
  }

  @AfterEach
  void leave() throws Exception {
    if (handler.cloudFormation().status("S").isPresent()) {
      handler.cloudFormation().delete("S");
    }
    List.copyOf(handler.hub().policies().associations().keySet())
        .forEach(target -> handler.hub().policies().disassociate(target, Lasting.none()));
    List.copyOf(handler.hub().policies().names()).forEach(handler.hub().policies()::delete);
    handler.hub().organization().removeAggregator();
    List.of(REGIONS.split(","))
        .forEach(region -> handler.hub().in(region).configure(LiveConfiguration.fresh()));
  }

  private static void haveLocal() {
    LiveConfiguration all = LiveConfiguration.local(true, AutoEnableStandards.DEFAULT);
    handler.hub().in(HOME).configure(all);
    handler.hub().in("eu-west-1").configure(all);
    handler
        .hub()
        .in("eu-west-2")
        .configure(LiveConfiguration.local(false, AutoEnableStandards.NONE));
  }

  /** A stack makes it, as the local CloudFormation has no import. */
  private void haveCentral() throws Exception {
    Path assembly = new AdoptedApp(folder).synthesized(CENTRAL + LOCAL).get(0);
    CloudAssembly made = CloudAssembly.read(assembly);
    handler.cloudFormation().upload(Assemblies.unpacked(made).assets());
    deploy(made.template("S"));
  }

  private static void deploy(Template template) throws Exception {
    StackOutcome outcome = handler.cloudFormation().deploy("S", template);
    assertThat(outcome.status().name())
        .as(outcome.firstFailure())
        .matches("(CREATE|UPDATE)_COMPLETE");
  }

  private Ended run(String... arguments) throws Exception {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--endpoint-url";
    all[arguments.length + 1] = handler.aws().endpoint().toString();
    return CommandLineJar.run(all);
  }

  private String init(String format) throws Exception {
    Ended ended = run("init", "--format", format, "--region", REGIONS);
    assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
    return ended.out();
  }

  private void assertNothingChanges(Path assembly, int rows) throws Exception {
    Ended planned = run("plan", assembly.toString());
    assertThat(planned.exitCode()).as(planned.out() + planned.err()).isZero();
    assertThat(planned.out()).contains("Plan: " + rows + " unchanged.");
  }

  @Test
  void localConfigurationInJavaAndInYaml() throws Exception {
    haveLocal();
    for (Path assembly :
        new AdoptedApp(folder).synthesized(init("java"), declaring(init("yaml")))) {
      assertNothingChanges(assembly, 3);
    }
  }

  @Test
  void centralConfigurationInJavaAndInYaml() throws Exception {
    haveCentral();
    assertImportMapping();
    String statements = init("java");
    assertThat(statements).doesNotContain("Left out", "fromPolicyId", "Standard.of(");
    String yaml = init("yaml");
    assertThat(yaml).contains("not linked to").doesNotContain("fromPolicyId", "standards/");
    List<Path> assemblies = new AdoptedApp(folder).synthesized(statements, declaring(yaml));
    assertIsDeployed(assemblies.get(0), CENTRAL_ROWS);

    EditedTemplate made = new EditedTemplate(handler.cloudFormation().template("S"));
    Set<String> others = new HashSet<>(made.regions().keySet());
    others.removeIf(id -> !made.regions().get(id).equals("eu-west-2"));
    deploy(made.edited(json -> json.remove("Outputs")).withoutResources(others).template());
    assertIsDeployed(assemblies.get(1), CENTRAL_ROWS - 1);

    handler.cloudFormation().delete("S");
    assertBlockedUntilImported(assemblies.get(1), CENTRAL_ROWS - 1);
  }

  private void assertIsDeployed(Path assembly, int rows) throws Exception {
    assertThat(resources(CloudAssembly.read(assembly).template("S")))
        .isEqualTo(resources(handler.cloudFormation().template("S")));
    assertNothingChanges(assembly, rows);
  }

  /** Of a template, what is Security Hub's. */
  private static Map<String, JsonNode> resources(Template template) {
    Map<String, JsonNode> resources = new TreeMap<>();
    template
        .json()
        .path("Resources")
        .properties()
        .forEach(
            each -> {
              if (each.getValue().path("Type").asText().contains("SecurityHub")) {
                resources.put(each.getKey(), each.getValue().path("Properties"));
              }
            });
    return resources;
  }

  /** It has the logical ids and identifiers of the stack that made all of it. */
  private void assertImportMapping() throws Exception {
    Path file = folder.resolve("import.json");
    Ended ended = run("init", "--region", REGIONS, "--import-mapping", file.toString());
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    Map<String, String> identifiers = new TreeMap<>();
    new ObjectMapper()
        .readTree(file.toFile())
        .properties()
        .forEach(
            each -> identifiers.put(each.getKey(), each.getValue().elements().next().asText()));
    Map<String, String> made = new TreeMap<>();
    handler
        .cloudFormation()
        .resources("S")
        .forEach(
            (id, resource) -> {
              if (resource.type().startsWith("AWS::SecurityHub::")) {
                made.put(id, resource.physicalId());
              }
            });
    assertThat(identifiers).isEqualTo(made).hasSize(CENTRAL_ROWS - 2);
    JsonNode template = handler.cloudFormation().template("S").json();
    // CloudFormation imports nothing that has no DeletionPolicy.
    made.keySet()
        .forEach(
            id ->
                assertThat(template.path("Resources").path(id).path("DeletionPolicy").asText())
                    .isEqualTo("RetainExceptOnCreate"));
  }

  /** The import itself: the local CloudFormation has none. */
  private void assertBlockedUntilImported(Path assembly, int rows) throws Exception {
    Ended before = run("plan", assembly.toString());
    assertThat(before.exitCode()).as(before.out()).isEqualTo(1);
    assertThat(before.out().replaceAll("\\s+", " "))
        .contains("blocked", "import it (init --import-mapping FILE, then cdk import");
    String mapping = folder.resolve("import.json").toString();
    Ended imported = run("plan", assembly.toString(), "--import-mapping", mapping);
    assertThat(imported.exitCode()).as(imported.out()).isZero();
    assertThat(imported.out())
        .contains("Plan: " + rows + " unchanged.", "Note: Planned as if what ");
  }

  static boolean hasKotlin() {
    return InitRoundTripTest.class.getClassLoader().getResource(KOTLIN_FILE) != null;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @EnabledIf(value = "hasKotlin", disabledReason = "needs -Pkotlin")
  void theSameInKotlin(boolean isCentral) throws Exception {
    if (isCentral) {
      haveCentral();
    } else {
      haveLocal();
    }
    assertNothingChanges(
        new AdoptedApp(folder).synthesizedInKotlin(init("kotlin")), isCentral ? CENTRAL_ROWS : 3);
  }

  private String declaring(String yaml) throws Exception {
    Path file = Files.writeString(Files.createTempFile(folder, "file", ".yaml"), yaml);
    return "YamlConfiguration.read(java.nio.file.Path.of(\"%s\")).declare(this, \"Y\");%n"
        .formatted(file);
  }
}
