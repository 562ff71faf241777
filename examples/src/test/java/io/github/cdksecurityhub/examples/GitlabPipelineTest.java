package io.github.cdksecurityhub.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitlabPipelineTest {
  private static final CiFile PIPELINE = CiFile.read(".gitlab-ci.yml");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {".plan", "deploy"})
  void whatHasARoleChecksNothingOut(String job) {
    assertThat(job(job)).containsKey("id_tokens");
    assertThat(CiFile.map(job(job).get("variables"))).containsEntry("GIT_STRATEGY", "none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"synth", "note", ".java"})
  void nothingElseHasARole(String job) {
    assertThat(job(job)).doesNotContainKey("id_tokens");
    assertThat(job(job).toString()).doesNotContain("ROLE_ARN");
    assertThat(job(job).get("extends")).isNotEqualTo(".plan");
  }

  @Test
  void onlyAPushToTheDefaultBranchDeploys() {
    assertThat(job("deploy").get("rules"))
        .isEqualTo(List.of(Map.of("if", "$CI_PIPELINE_SOURCE == \"push\"")));
    assertThat(CiFile.map(PIPELINE.content().get("workflow")).get("rules").toString())
        .contains("$CI_PIPELINE_SOURCE == \"push\" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH");
    assertThat(PIPELINE.text()).containsOnlyOnce("AWS_ROLE_ARN: $AWS_DEPLOY_ROLE_ARN");
  }

  @Test
  void whatIsDeployedIsThePlanOfTheSameAssembly() {
    assertThat(job("deploy").get("needs")).isEqualTo(List.of("synth", "plan-deployment"));
    assertThat(job("deploy").get("script").toString())
        .containsSubsequence(
            "sha256sum --check --strict",
            "sha256sum --check --strict",
            "AWS_ROLE_ARN=\"$AWS_PLAN_ROLE_ARN\" java -jar",
            "--same-as plan.json",
            "cdk deploy --app cdk.out");
    assertThat(job("plan-deployment").get("script").toString())
        .contains("--out plan.json", "cdk diff --app cdk.out");
    assertThat(PIPELINE.text()).doesNotContain("npx --yes \"aws-cdk@");
  }

  @Test
  void noScriptNamesWhatAStrangerWrites() {
    assertThat(PIPELINE.text())
        .doesNotContainPattern("CI_MERGE_REQUEST_(TITLE|DESCRIPTION|SOURCE_BRANCH_NAME)")
        .doesNotContainPattern("CI_COMMIT_(MESSAGE|TITLE|DESCRIPTION|REF_NAME|REF_SLUG|AUTHOR)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 2 | 0 | nothing to do",
        "2 | 2 | 0 | changes are what a merge request is for",
        "1 | 2 | 1 | blocked",
        "0 | 0 | 0 | as declared",
        "2 | 0 | 2 | drift",
        "1 | 0 | 1 | a plan that fails is no good news",
      })
  @DisabledOnOs(OS.WINDOWS)
  void aPlansExitCodeFailsTheJobWhereItIsNotExpected(
      int code, String expected, int exit, String reason) throws Exception {
    WorkflowScripts scripts = new WorkflowScripts(folder);
    scripts.program("java", "exit " + code);

    assertThat(scripts.run(script(".plan", 1), Map.of("EXPECTED", expected)))
        .as(reason)
        .isEqualTo(exit);
    assertThat(scripts.read("plan.md")).contains("There is no plan");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                       | 4 | --fail-on weaker",
        "other,not-weaker-approved | 4 | --fail-on weaker",
        "other,weaker-approved    | 0 | markdown --out plan.json",
      })
  @DisabledOnOs(OS.WINDOWS)
  void whatWeakensCoverageFailsUnlessASecondReviewerSetsTheLabel(
      String labels, int exit, String end) throws Exception {
    WorkflowScripts scripts = new WorkflowScripts(folder);
    scripts.program("java", "[[ $* != *--fail-on* ]] || exit 4");
    Map<String, String> variables = new HashMap<>(Map.of("CI_MERGE_REQUEST_LABELS", labels));
    CiFile.map(job("plan").get("variables"))
        .forEach((name, value) -> variables.put(name, String.valueOf(value)));

    assertThat(scripts.run(script(".plan", 1), variables)).isEqualTo(exit);
    assertThat(scripts.calls()).singleElement().asString().endsWith(end);
  }

  @ParameterizedTest
  @CsvSource({"'',-X POST,/notes", "4711,-X PUT,/notes/4711"})
  @DisabledOnOs(OS.WINDOWS)
  void thereIsOneNoteThatIsKeptUpToDate(String id, String method, String address) throws Exception {
    WorkflowScripts scripts = new WorkflowScripts(folder);
    scripts.program("curl", "");
    scripts.program("jq", "echo '%s'".formatted(id));
    Files.writeString(folder.resolve("plan.md"), "the plan");

    int exit = scripts.run(script("note", 0), Map.of("NOTE_TOKEN", "secret"));

    assertThat(exit).as(scripts.read("output.txt")).isZero();
    assertThat(scripts.calls())
        .last(InstanceOfAssertFactories.STRING)
        .contains(method, "body@note.md")
        .endsWith(address);
    assertThat(scripts.read("note.md"))
        .isEqualTo("<!-- securityhub-organization:plan -->\nthe plan");
  }

  private static String script(String job, int index) {
    return String.valueOf(((List<?>) job(job).get("script")).get(index));
  }

  private static Map<String, Object> job(String name) {
    assertThat(PIPELINE.content()).containsKey(name);
    return CiFile.map(PIPELINE.content().get(name));
  }
}
