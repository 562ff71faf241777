package io.github.cdksecurityhub.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Pipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of a workflow that strangers' pull requests start. */
class WorkflowsTest {
  private static final Pattern USES = Pattern.compile("uses: (.*)");
  private static final Pattern PINNED =
      Pattern.compile("[\\w-]+/[\\w-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
  private static final Map<String, Object> NOTHING = Map.of();
  private static final List<String> EVERY_PERMISSION =
      List.of("contents: read", "id-token: write", "pull-requests: write", "issues: write");

  static List<CiFile> workflows() {
    return CiFile.workflows();
  }

  @Test
  void thereIsOneForEachOccasion() {
    assertThat(workflows())
        .extracting(it -> it.path().getFileName().toString())
        .containsExactly("deploy.yml", "drift.yml", "pull-request.yml");
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyActionIsPinnedToACommit(CiFile workflow) {
    Matcher uses = USES.matcher(workflow.text());
    assertThat(uses.results().map(it -> it.group(1)))
        .isNotEmpty()
        .allMatch(action -> PINNED.matcher(action).matches(), "pinned");
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void theSameActionHasTheSameVersionEverywhere(CiFile workflow) {
    List<String> everywhere =
        workflows().stream()
            .flatMap(it -> USES.matcher(it.text()).results())
            .map(it -> it.group(1))
            .distinct()
            .toList();

    assertThat(everywhere.stream().map(it -> it.substring(0, it.indexOf('@'))))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void noTriggerGivesForeignCodeASecret(CiFile workflow) {
    assertThat(CiFile.map(workflow.content().get("on")))
        .isNotEmpty()
        .doesNotContainKeys("pull_request_target", "workflow_run", "issue_comment");
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void noScriptHasAnExpressionInIt(CiFile workflow) {
    workflow
        .jobs()
        .forEach(
            (name, job) ->
                assertThat(workflow.steps(name))
                    .allSatisfy(
                        step ->
                            assertThat(String.valueOf(step.get("run")))
                                .as("%s: values come by env", name)
                                .doesNotContain("${{")));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyJobNamesItsPermissionsAndHasNoOthers(CiFile workflow) {
    assertThat(workflow.content().get("permissions")).isEqualTo(NOTHING);
    workflow
        .jobs()
        .forEach(
            (name, job) ->
                assertThat(CiFile.map(job.get("permissions")))
                    .as(name)
                    .hasSize(1)
                    .allSatisfy(
                        (scope, access) ->
                            assertThat(scope + ": " + access).isIn(EVERY_PERMISSION)));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void whatRunsTheRepositorysCodeCanOnlyRead(CiFile workflow) {
    workflow
        .jobs()
        .forEach(
            (name, job) -> {
              boolean checksOut =
                  workflow.steps(name).stream()
                      .anyMatch(
                          it -> String.valueOf(it.get("uses")).startsWith("actions/checkout"));
              if (checksOut) {
                assertThat(job.get("permissions")).as(name).isEqualTo(Map.of("contents", "read"));
                assertThat(job.toString()).as(name).contains("persist-credentials=false");
              } else {
                assertThat(CiFile.map(job.get("permissions")))
                    .as(name)
                    .doesNotContainKey("contents");
              }
            });
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void theRoleThatDeploysIsForTheEnvironmentAlone(CiFile workflow) {
    workflow
        .jobs()
        .forEach(
            (name, job) ->
                assertThat(job.toString().contains("AWS_DEPLOY_ROLE_ARN"))
                    .as(name)
                    .isEqualTo("production".equals(job.get("environment"))));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void noJobHangs(CiFile workflow) {
    workflow.jobs().forEach((name, job) -> assertThat(job).as(name).containsKey("timeout-minutes"));
  }

  @Test
  void theVersionsAreThoseThatThisRepositoryUses() throws Exception {
    String cdk = find("\"aws-cdk\": \"([^\"]+)\"", Path.of("..", "package.json"));
    String own = find("<version>([^<]+)</version>", Path.of("..", "pom.xml"));

    for (CiFile workflow : workflows()) {
      assertThat(CiFile.map(workflow.content().get("env")))
          .containsEntry("CDK_VERSION", cdk)
          .containsEntry("CLI_VERSION", own)
          .containsOnlyKeys("CDK_VERSION", "CDK_SHA256", "CLI_VERSION", "CLI_SHA256");
    }
    assertThat(CiFile.map(CiFile.read(".gitlab-ci.yml").content().get("variables")))
        .containsEntry("CDK_VERSION", cdk)
        .containsEntry("CLI_VERSION", own);
    assertThat(Pipeline.CDK_CLI).isEqualTo(cdk);
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void whatIsDownloadedIsCheckedBeforeItRuns(CiFile workflow) {
    assertThat(workflow.text()).doesNotContain("npx --yes \"aws-cdk@");
    workflow
        .jobs()
        .forEach(
            (name, job) -> {
              String steps = job.toString();
              if (steps.contains("java -jar securityhub-organization.jar")) {
                assertThat(steps)
                    .as(name)
                    .contains("\"$CLI_SHA256  securityhub-organization.jar\"");
              }
              if (steps.contains("npx ")) {
                assertThat(steps).as(name).contains("\"$CDK_SHA256  aws-cdk.tgz\"");
              }
            });
  }

  @Test
  void aLabelThatIsSetOrTakenAwayIsPlannedAgain() {
    CiFile pullRequest = CiFile.read(".github/workflows/pull-request.yml");
    Map<String, Object> trigger =
        CiFile.map(CiFile.map(pullRequest.content().get("on")).get("pull_request"));
    assertThat(trigger)
        .containsEntry(
            "types", List.of("opened", "synchronize", "reopened", "labeled", "unlabeled"));
    assertThat(pullRequest.steps("plan").toString())
        .contains(
            "APPROVED=${{ contains(github.event.pull_request.labels.*.name, 'weaker-approved') }}")
        .contains("if=steps.plan.outputs.code == '4'");
  }

  @Test
  void whatIsDeployedIsThePlanThatWasApproved() {
    CiFile deploy = CiFile.read(".github/workflows/deploy.yml");
    assertThat(deploy.jobs().keySet()).containsExactly("synth", "plan", "deploy", "prove");
    assertThat(deploy.jobs().get("plan").toString())
        .contains("plan cdk.out --format markdown --out plan.json", "cdk diff --app cdk.out")
        .doesNotContain("environment=");
    assertThat(deploy.jobs().get("deploy")).containsEntry("needs", "plan");
    assertThat(deploy.jobs().get("deploy").toString())
        .containsSubsequence(
            "AWS_PLAN_ROLE_ARN",
            "plan cdk.out --same-as plan.json",
            "AWS_DEPLOY_ROLE_ARN",
            "cdk deploy --app cdk.out");
  }

  private static String find(String pattern, Path file) throws Exception {
    Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
