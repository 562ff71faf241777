package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.Resource;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.http.Keys;
import io.github.cdksecurityhub.local.http.Signature;
import io.github.cdksecurityhub.local.run.Command.Ended;
import io.github.cdksecurityhub.local.run.CommandLineJar;
import io.github.cdksecurityhub.local.run.EditedTemplate;
import io.github.cdksecurityhub.local.run.Examples;
import io.github.cdksecurityhub.local.securityhub.PolicyTarget;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A central organization that is watched: what users change by hand, out of the packaged jar. */
@Order(1)
@Timeout(300)
class CentralDriftTest {
  private static final String STACK = WatchedStack.NAME;
  private static final String HOME = LocalAws.STACK_REGION;
  private static final PolicyTarget ROOT = new PolicyTarget(PolicyTarget.Type.ROOT, "r-ab12");
  private static final String FILE =
      """
      schemaVersion: 1
      onDelete: RESTORE
      targets:
        everyone: r-ab12
        production: ou-ab12-abcdefgh
      central:
        region: us-east-1
        linkedRegions: {only: [eu-west-1]}
        policies:
          - enabled: baseline
            description: What every account has
            standards: [AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0]
            disableControls: [EC2.9, IAM.3]
            appliesTo: [everyone]
          - enabled: production
            tags: {team: security}
            standards: [AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0]
            parameters:
              ACM.1: {daysToExpiration: 15}
            appliesTo: [production]
      driftDetection:
        heal: %s
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private final WatchedStack stack = new WatchedStack();
  private final LocalAws aws = stack.aws();

  @AfterEach
  void stop() {
    stack.close();
  }

  private static CloudAssembly assembly(boolean heals) throws Exception {
    Path folder = Path.of("target", "assemblies", "central-drift-" + heals).toAbsolutePath();
    Path file = folder.resolveSibling("central-drift-" + heals + ".yaml");
    Files.createDirectories(folder.getParent());
    Files.writeString(file, FILE.formatted(heals));
    Examples.synthesize(
        List.of("gitops"),
        folder,
        Map.of(
            "CDK_CONTEXT_JSON",
            "{\"declaration\":\"%s\"}".formatted(file),
            "CDK_DEFAULT_ACCOUNT",
            "123456789012",
            "CDK_DEFAULT_REGION",
            HOME));
    return Assemblies.unpacked(CloudAssembly.read(folder.resolve("gitops")));
  }

  private void deploy(boolean heals) throws Exception {
    int events = details().size();
    CloudAssembly assembly = assembly(heals);
    EditedTemplate template = new EditedTemplate(assembly.template(STACK)).functionTimeout(120);
    StackOutcome outcome = stack.deploy(assembly, WatchedStack.withoutConditions(template));
    assertThat(outcome.status().name())
        .as(outcome.firstFailure())
        .matches("(CREATE|UPDATE)_COMPLETE");
    stack.quiet();
    assertThat(details()).as("a deployment is no drift").hasSize(events);
  }

  private List<JsonNode> details() {
    return stack.details();
  }

  private List<String> states() {
    return details().stream()
        .map(
            it ->
                "%s %s by %s"
                    .formatted(
                        it.at("/resource/name").asText(),
                        it.path("state").asText(),
                        it.path("trigger").asText()))
        .toList();
  }

  private String message(int event) {
    return details().get(event).path("message").asText();
  }

  /** A user calls Security Hub in the home Region, as CloudTrail then reports. */
  private void call(String method, String path, String body) throws Exception {
    HttpRequest request =
        new Signature(Keys.of(aws.securityHub().account()), HOME, "securityhub")
            .on(HttpRequest.newBuilder(aws.endpoint().resolve(path)))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    stack.quiet();
  }

  private String physicalId(String type, String name) {
    return aws.cloudFormation().resources(STACK).values().stream()
        .filter(it -> it.type().equals("AWS::SecurityHub::" + type))
        .filter(it -> it.properties().toString().contains(name))
        .map(Resource::physicalId)
        .findFirst()
        .orElseThrow();
  }

  private String policyId(String name) {
    String arn = physicalId("ConfigurationPolicy", "\"" + name + "\"");
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private static String content(String controls) {
    return "{'ConfigurationPolicy':{'SecurityHub':{'ServiceEnabled':true,"
        + "'EnabledStandardIdentifiers':['arn:aws:securityhub:us-east-1::standards/"
        + "aws-foundational-security-best-practices/v/1.0.0'],"
        + "'SecurityControlsConfiguration':{"
        + controls
        + "}}}}";
  }

  /** A call that the role denies, or a permission that is never used, fails it as well. */
  @Test
  void whatUsersChangeByHandIsReportedOrRevertedAndADeletedPolicyIsNot() throws Exception {
    deploy(false);
    stack.tick();
    assertThat(details()).as("all as declared").isEmpty();

    call(
        "PATCH",
        "/configurationPolicy/" + policyId("baseline"),
        content("'DisabledSecurityControlIdentifiers':['EC2.9','S3.1']"));
    assertThat(states()).containsExactly("baseline DRIFTED by CHANGE");
    assertThat(message(0))
        .contains(
            "The configuration policy baseline of 123456789012 in us-east-1, declared as",
            "by the stack SecurityHubOrganization, has drifted:"
                + " DisabledSecurityControlIdentifiers has S3.1, which is not declared, and lacks"
                + " IAM.3, which is declared. arn:aws:iam::123456789012:user/somebody called"
                + " UpdateConfigurationPolicy there at ");
    assertThat(aws.securityHub().policies().content("baseline"))
        .as("never a write")
        .contains("S3.1");

    deploy(true);
    stack.tick();
    assertThat(states()).endsWith("baseline HEALED by SCHEDULE").hasSize(2);

    call(
        "PATCH",
        "/configurationPolicy/" + policyId("production"),
        content(
            "'DisabledSecurityControlIdentifiers':[],'SecurityControlCustomParameters':["
                + "{'SecurityControlId':'ACM.1','Parameters':{'daysToExpiration':"
                + "{'ValueType':'CUSTOM','Value':{'Integer':90}}}}]"));
    assertThat(states()).as("%s", details()).endsWith("production HEALED by CHANGE").hasSize(3);
    assertThat(message(2))
        .contains("had drifted: ACM.1 daysToExpiration was 90, declared 15.", "It was reverted.");
    assertThat(aws.securityHub().policies().content("production")).contains("15");

    call(
        "POST",
        "/configurationPolicyAssociation/associate",
        "{'ConfigurationPolicyIdentifier':'SELF_MANAGED_SECURITY_HUB','Target':{'RootId':'r-ab12'}}");
    assertThat(states()).as("%s", details()).endsWith("root r-ab12 HEALED by CHANGE").hasSize(4);
    assertThat(aws.securityHub().policies().associations()).containsEntry(ROOT, "baseline");

    call(
        "PATCH",
        "/findingAggregator/update",
        "{'FindingAggregatorArn':'%s','RegionLinkingMode':'ALL_REGIONS'}"
            .formatted(physicalId("FindingAggregator", "Regions")));
    assertThat(states()).hasSize(5);
    assertThat(message(4)).contains("RegionLinkingMode was ALL_REGIONS", "It was reverted.");

    aws.securityHub().policies().tag("production", "team", "mine").tag("production", "cost", "1");
    stack.tick();
    assertThat(message(5)).contains("Tag team was mine, declared security.", "It was reverted.");
    assertThat(aws.securityHub().policies().tags("production"))
        .isEqualTo(Map.of("team", "security", "cost", "1"));

    aws.securityHub().policies().delete("production");
    stack.tick();
    assertThat(states()).contains("production NOT_HEALED by SCHEDULE");
    assertThat(details().toString()).contains("Deploy the stack once without this policy");
    for (JsonNode detail : details()) {
      DriftTest.assertFitsTheSchema(detail);
    }
    assertThat(aws.stacks().calls()).noneMatch(it -> it.action().startsWith("Update"));

    assertThat(stack.calls().called())
        .contains(
            "cloudformation:GetTemplate",
            "cloudformation:ListStackResources",
            "securityhub:GetFindingAggregator",
            "securityhub:ListConfigurationPolicies",
            "securityhub:ListConfigurationPolicyAssociations",
            "securityhub:GetConfigurationPolicy",
            "securityhub:UpdateFindingAggregator",
            "securityhub:UpdateConfigurationPolicy",
            "securityhub:ListTagsForResource",
            "securityhub:TagResource",
            "securityhub:StartConfigurationPolicyAssociation");
    assertPlanMarksThatHealingEnds();
  }

  /** Plan finds the function by its variables, which the construct chooses. */
  private void assertPlanMarksThatHealingEnds() throws Exception {
    Ended ended =
        CommandLineJar.run(
            "plan",
            Path.of("target/assemblies/central-drift-false/gitops").toAbsolutePath().toString(),
            "--endpoint-url",
            aws.endpoint().toString());
    assertThat(ended.out()).as(ended.err()).contains("healing removed: drift is still reported");
  }
}
