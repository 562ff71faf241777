package io.github.cdksecurityhub.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts in the workflows do what their steps are called. */
@DisabledOnOs(OS.WINDOWS)
@Execution(ExecutionMode.CONCURRENT)
class WorkflowScriptsTest {
  private static final CiFile PULL_REQUEST = CiFile.read(".github/workflows/pull-request.yml");
  private static final CiFile DEPLOY = CiFile.read(".github/workflows/deploy.yml");
  private static final CiFile DRIFT = CiFile.read(".github/workflows/drift.yml");
  private static final Map<String, String> RUNNER =
      Map.of(
          "GITHUB_REPOSITORY", "o/r",
          "PULL_REQUEST", "7",
          "GITHUB_OUTPUT", "github-output",
          "GITHUB_STEP_SUMMARY", "summary.md");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "4"})
  void thePlansExitCodeIsHandedOnAndItsTextIsTheSummary(int code) throws Exception {
    WorkflowScripts scripts = new WorkflowScripts(folder);
    scripts.program("java", "echo 'the plan'; exit " + code);

    int exit = scripts.run(PULL_REQUEST.script("plan", "Plan"), RUNNER);

    assertThat(exit).as("the next steps decide").isZero();
    assertThat(scripts.read("github-output")).isEqualTo("code=" + code + "\n");
    assertThat(scripts.read("summary.md")).isEqualTo("the plan\n");
    assertThat(scripts.calls())
        .containsExactly(
            "java -jar securityhub-organization.jar plan cdk.out --format markdown --fail-on"
                + " weaker");
  }

  @ParameterizedTest
  @CsvSource({"true,''", "false,' --fail-on weaker'"})
  void whatWeakensCoverageFailsUnlessASecondReviewerSetsTheLabel(String approved, String option)
      throws Exception {
    WorkflowScripts scripts = new WorkflowScripts(folder);
    scripts.program("java", "echo 'the plan'");
    Map<String, String> runner = new HashMap<>(RUNNER);
    runner.put("APPROVED", approved);

    scripts.run(PULL_REQUEST.script("plan", "Plan"), runner);

    assertThat(scripts.calls())
        .containsExactly(
            "java -jar securityhub-organization.jar plan cdk.out --format markdown" + option);
    assertThat(scripts.run(PULL_REQUEST.script("plan", "Ask for a second reviewer"), RUNNER))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "d7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592 | 0 | as reviewed",
        "0000000000000000000000000000000000000000000000000000000000000000 | 1 | another file",
        "'' | 1 | nobody has reviewed any"
      })
  void aDownloadThatIsNotTheReviewedOneEndsTheJob(String sum, int exit, String reason)
      throws Exception {
    WorkflowScripts scripts = new WorkflowScripts(folder);
    String file = "printf 'The quick brown fox jumps over the lazy dog' > ";
    scripts.program("mvn", file + "securityhub-organization-cli-0.1.0-executable.jar");
    scripts.program("npm", file + "aws-cdk-1.tgz");
    Map<String, String> expected =
        Map.of("CLI_VERSION", "0.1.0", "CLI_SHA256", sum, "CDK_VERSION", "1", "CDK_SHA256", sum);

    assertThat(scripts.run(PULL_REQUEST.script("plan", "Get the command line"), expected))
        .as(reason)
        .isEqualTo(exit);
    assertThat(scripts.run(PULL_REQUEST.script("synth", "Get the CDK"), expected))
        .as(reason)
        .isEqualTo(exit);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,1", "2,0"})
  void whatIsBlockedIsNotUpForApproval(int code, int exit) throws Exception {
    WorkflowScripts scripts = new WorkflowScripts(folder);
    scripts.program("java", "echo 'the plan'; exit " + code);

    assertThat(scripts.run(DEPLOY.script("plan", "Plan"), RUNNER)).isEqualTo(exit);
    assertThat(scripts.read("summary.md")).isEqualTo("the plan\n");
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,1"})
  void whatElseChangesIsInTheSummaryAndRunsNothing(int code, int exit) throws Exception {
    WorkflowScripts scripts = new WorkflowScripts(folder);
    scripts.program("npx", "printf 'Stack One\\n```\\n$(touch pwned)\\n'; exit " + code);

    assertThat(scripts.run(DEPLOY.script("plan", "Diff of everything else"), RUNNER))
        .isEqualTo(exit);
    if (exit == 0) {
      assertThat(scripts.read("summary.md"))
          .contains("    Stack One\n    ```\n    $(touch pwned)\n");
    }
    assertThat(folder.resolve("pwned")).doesNotExist();
  }

  @Test
  void aPlanThatSaysNothingIsNotAnEmptyComment() throws Exception {
    WorkflowScripts scripts = new WorkflowScripts(folder);
    scripts.program("java", "exit 1");

    scripts.run(PULL_REQUEST.script("plan", "Plan"), RUNNER);

    assertThat(scripts.read("plan.md")).contains("There is no plan");
  }

  @Test
  void theFirstPlanIsANewComment() throws Exception {
    WorkflowScripts scripts = new WorkflowScripts(folder);
    scripts.program("gh", "");
    Files.writeString(folder.resolve("plan.md"), "the plan with `$(touch pwned)`");

    int exit = scripts.run(PULL_REQUEST.script("comment", "Comment"), RUNNER);

    assertThat(exit).as(scripts.read("output.txt")).isZero();
    assertThat(scripts.calls().get(1))
        .isEqualTo(
            "gh api --silent --method POST repos/o/r/issues/7/comments --field body=@comment.md");
    assertThat(scripts.read("comment.md"))
        .isEqualTo("<!-- securityhub-organization:plan -->\nthe plan with `$(touch pwned)`");
    assertThat(folder.resolve("pwned")).doesNotExist();
  }

  @Test
  void everyFurtherPlanReplacesIt() throws Exception {
    WorkflowScripts scripts = new WorkflowScripts(folder);
    scripts.program("gh", "[[ $* == *--paginate* ]] && echo 4711; true");
    Files.writeString(folder.resolve("plan.md"), "x".repeat(100_000));

    scripts.run(PULL_REQUEST.script("comment", "Comment"), RUNNER);

    assertThat(scripts.calls()).hasSize(2);
    assertThat(scripts.calls().get(1))
        .isEqualTo(
            "gh api --silent --method PATCH repos/o/r/issues/comments/4711 --field"
                + " body=@comment.md");
    assertThat(scripts.read("comment.md").length()).as("GitHub's limit").isLessThan(65_536);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 |    | 0 |                      | nothing differs and nothing was open",
        "0 | 12 | 0 | gh issue close 12    | what was open is over",
        "2 |    | 1 | gh issue create      | drift",
        "2 | 12 | 1 | gh issue edit 12     | still drift",
        "1 |    | 1 | gh issue create      | a plan that fails is no good news",
        "  |    | 1 | gh issue create      | neither is one that never came",
      })
  void driftIsOneIssueUntilItIsGone(
      String code, String open, int exit, String expected, String reason) throws Exception {
    WorkflowScripts scripts = new WorkflowScripts(folder);
    scripts.program("gh", "[[ $* == 'issue list'* ]] && echo '%s'; true".formatted(text(open)));
    Files.writeString(folder.resolve("plan.md"), "the plan");

    int ended =
        scripts.run(
            DRIFT.script("report", "Open, update or close the issue"), Map.of("CODE", text(code)));

    assertThat(ended).as(reason).isEqualTo(exit);
    assertThat(scripts.calls().stream().skip(2).collect(Collectors.joining()))
        .as(reason)
        .startsWith(text(expected))
        .hasSizeLessThan(expected == null ? 1 : 200);
  }

  private static String text(String cell) {
    return cell == null ? "" : cell;
  }
}
