package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.Resource;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.run.Command.Ended;
import io.github.cdksecurityhub.local.run.EditedTemplate;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Terraform part of docs/use/migration.md, run with Terraform and its provider. */
@Tag("migrations")
@Timeout(600)
class MigrationTest {
  private static final String STACK = "SecurityHubOrganization";
  private static final List<String> REGIONS = List.of("us-east-1", "eu-west-1");
  private static final String HOME = LocalAws.STACK_REGION;
  private static final String CENTRAL =
      """
      resource "aws_securityhub_finding_aggregator" "example" {
        linking_mode = "ALL_REGIONS"
      }

      resource "aws_securityhub_organization_configuration" "example" {
        auto_enable           = false
        auto_enable_standards = "NONE"
        organization_configuration {
          configuration_type = "CENTRAL"
        }
        depends_on = [aws_securityhub_finding_aggregator.example]
      }
      """;
  private static final String DECLARED = "LOCAL,true,DEFAULT";
  private static final String RESET = "LOCAL,false,NONE";

  private static Terraform installed;

  private final LocalAws aws = LocalAws.start();
  private final LocalSecurityHub hub = aws.securityHub();
  private MigrationPage page;
  private EditedTemplate stack;
  private Terraform terraform;

  @BeforeAll
  static void install() throws Exception {
    installed = Terraform.install();
  }

  @BeforeEach
  void applyWhatThePageBeginsWith() throws Exception {
    CloudAssembly assembly = Assemblies.of("regions");
    aws.cloudFormation().upload(assembly.assets());
    stack = new EditedTemplate(assembly.template(STACK)).functionTimeout(120).inRegions(REGIONS);
    page = MigrationPage.section("From Terraform");
    terraform = installed.on(aws.endpoint());
    terraform.write("providers.tf", hcl(0));
    declareResources();
    terraform.apply();
    assertLive(DECLARED);
    hub.forgetCalls();
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private String hcl(int number) {
    return page.blocks("hcl").get(number);
  }

  private void declareResources() throws Exception {
    terraform.write("securityhub.tf", hcl(1));
  }

  private void forgetResources() throws Exception {
    terraform.write("securityhub.tf", hcl(2));
    assertThat(terraform.apply()).contains("will not be destroyed");
  }

  private void runCommands(int number) throws Exception {
    for (String line : page.blocks("sh").get(number).lines().toList()) {
      Ended ended = terraform.run(line.replaceFirst("^terraform ", "").split(" "));
      assertThat(ended.exitCode()).as(line + "\n" + ended.printed()).isZero();
    }
  }

  private void assertLive(String summary) {
    assertThat(Live.in(hub, REGIONS).values()).containsOnly(summary);
  }

  /** That there were calls at all: else this would prove nothing. */
  private void assertOnlyReadSince() {
    assertThat(hub.calls().describes().list()).isNotEmpty();
    assertThat(hub.calls().updates().list()).isEmpty();
    hub.forgetCalls();
  }

  private List<String> deploy(EditedTemplate template) throws Exception {
    StackOutcome outcome = aws.cloudFormation().deploy(STACK, template.template());
    assertThat(outcome.status().name())
        .as(outcome.firstFailure())
        .isIn("CREATE_COMPLETE", "UPDATE_COMPLETE");
    return aws.cloudFormation().resources(STACK).values().stream()
        .filter(resource -> resource.type().startsWith("Custom::"))
        .map(Resource::attributes)
        .map(attributes -> attributes.get("Outcome").asText())
        .toList();
  }

  private void delete() throws InterruptedException {
    assertThat(aws.cloudFormation().delete(STACK).status()).isEqualTo(StackStatus.DELETE_COMPLETE);
  }

  @Test
  void theStepsLeadHereWithoutAWrite() throws Exception {
    forgetResources();
    assertThat(terraform.run("state", "list").printed()).isEmpty();
    assertThat(hub.calls().updates().list()).isEmpty();
    assertLive(DECLARED);

    assertThat(deploy(stack)).hasSameSizeAs(REGIONS).containsOnly("unchanged");

    assertOnlyReadSince();
    terraform.write("securityhub.tf", "");
    terraform.write("providers.tf", hcl(0).split("\n\n")[0]);
    assertThat(terraform.plan().exitCode()).isZero();
    assertLive(DECLARED);
  }

  @Test
  void olderTerraformForgetsByCommand() throws Exception {
    terraform.write("securityhub.tf", "");
    runCommands(0);
    terraform.apply();
    assertThat(hub.calls().updates().list()).isEmpty();
    assertLive(DECLARED);
  }

  @Test
  void aPlainRemovalWouldResetAndADeploymentPutsItRight() throws Exception {
    terraform.write("securityhub.tf", "");
    terraform.apply();
    assertLive(RESET);

    assertThat(deploy(stack)).containsOnly("updated");
    assertLive(DECLARED);
    delete();
    assertLive(RESET);
  }

  @Test
  void theWayBackWritesNothing() throws Exception {
    forgetResources();
    deploy(stack);
    assertThat(deploy(stack.with("OnDelete", "RETAIN"))).containsOnly("unchanged");
    delete();
    assertLive(DECLARED);

    declareResources();
    runCommands(1);

    assertOnlyReadSince();
    terraform.apply();
    assertOnlyReadSince();
    assertLive(DECLARED);
  }

  @Test
  void sideBySideTheyAgreeWhereTheyDeclareTheSame() throws Exception {
    assertThat(deploy(stack)).containsOnly("unchanged");
    assertThat(terraform.plan().exitCode()).isZero();
    terraform.apply();
    assertThat(deploy(stack.touched())).containsOnly("unchanged");
    assertOnlyReadSince();
    assertLive(DECLARED);
  }

  @Test
  void sideBySideEachUndoesTheOtherWhereTheyDiffer() throws Exception {
    EditedTemplate other = stack.local("true", "NONE");
    assertThat(deploy(other)).containsOnly("updated");

    Ended drifted = terraform.plan();
    assertThat(drifted.exitCode()).isEqualTo(2);
    assertThat(drifted.printed())
        .contains(page.blocks("text").get(0))
        .contains("0 to add, 2 to change, 0 to destroy");
    assertLive("LOCAL,true,NONE");

    terraform.apply();
    assertLive(DECLARED);
    assertThat(deploy(other.touched())).containsOnly("updated");
    assertLive("LOCAL,true,NONE");
  }

  @Test
  void aCentralOrganizationComesHereAndItsAggregatorStaysInTerraform() throws Exception {
    // In one apply, Terraform would reset a Region beside making the organization central.
    terraform.write("securityhub.tf", "");
    terraform.apply();
    terraform.write("securityhub.tf", CENTRAL);
    terraform.apply();
    assertThat(Live.summary(hub.in(HOME).live())).isEqualTo("CENTRAL");
    hub.forgetCalls();

    terraform.write("securityhub.tf", hcl(3));
    terraform.apply();
    assertThat(deploy(stack.inRegions(List.of(HOME)).central())).containsExactly("unchanged");
    assertOnlyReadSince();
    assertThat(terraform.plan().exitCode()).isZero();

    terraform.write("securityhub.tf", "");
    Ended refused = terraform.run("apply", "-auto-approve", "-input=false");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.printed()).contains("You must disable central configuration");
    assertThat(Live.summary(hub.in(HOME).live())).isEqualTo("CENTRAL");
  }
}
