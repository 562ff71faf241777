package io.github.cdksecurityhub.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitlabPipelineTest {
  private static final CiFile PIPELINE = CiFile.read(".gitlab-ci.yml");

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
  void noScriptNamesWhatAStrangerWrites() {
    assertThat(PIPELINE.text())
        .doesNotContainPattern("CI_MERGE_REQUEST_(TITLE|DESCRIPTION|SOURCE_BRANCH_NAME)")
        .doesNotContainPattern("CI_COMMIT_(MESSAGE|TITLE|DESCRIPTION|REF_NAME|REF_SLUG|AUTHOR)");
  }

  private static Map<String, Object> job(String name) {
    assertThat(PIPELINE.content()).containsKey(name);
    return CiFile.map(PIPELINE.content().get(name));
  }
}
