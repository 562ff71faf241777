package io.github.cdksecurityhub.cli;

import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.ENVIRONMENT;
import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.stack;
import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.assembly.AssemblyFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the options of plan and doctor do: saved plans, reports, formats. */
class OptionsTest extends StubbedCommand {
  @Test
  void whatWasApprovedIsToldFromWhatHasChangedSince() throws Exception {
    String approved = temporary.resolve("approved.json").toString();
    assertThat(plan("--out", approved)).isEqualTo(2);
    assertThat(plan("--same-as", approved)).isZero();

    aws.respond(
        "/organization/configuration",
        200,
        """
        {"AutoEnable":true,"AutoEnableStandards":"NONE",\
        "OrganizationConfiguration":{"ConfigurationType":"LOCAL","Status":"ENABLED"}}\
        """);
    assertThat(plan("--same-as", approved)).isEqualTo(3);
    assertThat(printed())
        .contains("Error: The plan is not the one in " + approved)
        .contains("/us-east-1/live/AutoEnable/0: was \"false\", is \"true\"");
    assertThat(plan("--same-as", temporary.resolve("none").toString())).isEqualTo(1);
    assertOneLine("Error: Cannot read the plan in ");
    Files.writeString(temporary.resolve("other.json"), "{}");
    assertThat(plan("--same-as", temporary.resolve("other.json").toString())).isEqualTo(1);
    assertOneLine("is no plan of this version");
  }

  @Test
  void anotherTemplateIsAnotherPlanThoughItWritesTheSame() throws Exception {
    String approved = temporary.resolve("approved.json").toString();
    plan("--out", approved);
    Path template = temporary.resolve("S.template.json");
    Files.writeString(template, Files.readString(template).replace("900", "901"));
    assertThat(plan("--same-as", approved)).isEqualTo(3);
    assertThat(printed()).contains("templateDigest");
  }

  @Test
  void regionsThatNobodyDeclaredAreListedOnDemand() {
    assertThat(plan("--require-all-regions")).isEqualTo(2);
    assertThat(printed().replaceAll("\\s+", " "))
        .contains("neither declared nor linked: af-south-1, ", "eu-west-1, ");
    assertThat(plan()).isEqualTo(2);
    assertThat(printed()).doesNotContain("neither declared");
  }

  @Test
  void aDeployedTemplateInYamlDoesNotHideADroppedRegion() throws Exception {
    String listed =
        "<r><ListStackResourcesResult><StackResourceSummaries><member><LogicalResourceId>Two"
            + "</LogicalResourceId><PhysicalResourceId>123456789012/eu-west-1/securityhub-"
            + "organization-configuration/0a1b2c3d</PhysicalResourceId><ResourceStatus>"
            + "CREATE_COMPLETE</ResourceStatus></member></StackResourceSummaries>"
            + "</ListStackResourcesResult></r>";
    aws.respond("DescribeStacks", 200, stackIn("UPDATE_COMPLETE"))
        .respond(
            "GetTemplate",
            200,
            """
            <r><GetTemplateResult><TemplateBody>
            Resources:
              Two:
                Type: Custom::SecurityHubOrganizationConfiguration
                Properties:
                  ServiceToken: !GetAtt F.Arn
                  SchemaVersion: 1
                  Region: !Sub eu-west-1
                  ConfigurationType: LOCAL
                  AutoEnable: no
                  AutoEnableStandards: NONE
                  OnDelete: RETAIN
            </TemplateBody></GetTemplateResult></r>\
            """)
        .respond("ListStackResources", 200, listed);
    assertThat(plan()).isEqualTo(2);
    assertThat(printed()).containsPattern("eu-west-1 +Delete +").doesNotContain("Not seen");

    for (String left : List.of("DELETE_SKIPPED", "DELETE_FAILED")) {
      aws.respond("ListStackResources", 200, listed.replace("CREATE_COMPLETE", left));
      assertThat(plan()).isEqualTo(2);
      assertThat(printed()).as(left).doesNotContain("eu-west-1");
    }

    aws.respond(
        "GetTemplate",
        200,
        "<r><GetTemplateResult><TemplateBody>a: [</TemplateBody></GetTemplateResult></r>");
    assertThat(plan()).isEqualTo(1);
    assertThat(printed().replaceAll("\\s+", " "))
        .contains("the deployed template of Prod-S: it is not YAML, at line 1");
  }

  private static String stackIn(String status) {
    return "<r><DescribeStacksResult><Stacks><member><StackId>arn:aws:cloudformation:us-east-1:"
        + "123456789012:stack/Prod-S/1</StackId><StackStatus>"
        + status
        + "</StackStatus></member></Stacks></DescribeStacksResult></r>";
  }

  @ParameterizedTest
  @CsvSource({
    "ROLLBACK_COMPLETE,2,the CDK deletes it first",
    "REVIEW_IN_PROGRESS,2,a change set alone has made it",
    "ROLLBACK_FAILED,1,it has what could not be deleted"
  })
  void aStackThatWasNeverCreatedIsCreated(String status, int code, String reason) throws Exception {
    aws.respond("DescribeStacks", 200, stackIn(status))
        .respond(
            "GetTemplate",
            200,
            "<r><GetTemplateResult><TemplateBody>{}</TemplateBody></GetTemplateResult></r>")
        .respond("ListStackResources", 200, "<r/>");
    assertThat(plan()).as(reason).isEqualTo(code);
    assertThat(printed()).containsPattern("us-east-1 +Create +update");
  }

  @Test
  void progressNamesEachRegionAndWhetherItIsRead() {
    plan();
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("[1/1] us-east-1: read");
    aws.respond("/organization/configuration", 403, "{}");
    plan();
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("[1/1] us-east-1: could not be");
  }

  @Test
  void onlyTheStackThatImportsIsPlannedAsIfItHad() throws Exception {
    Path mapping = temporary.resolve("import.json");
    String arn = "arn:aws:securityhub:us-east-1:123456789012:finding-aggregator/1";
    Files.writeString(mapping, "{\"Links\":{\"FindingAggregatorArn\":\"" + arn + "\"}}");
    new AssemblyFolder(temporary)
        .manifest(stack("S", ENVIRONMENT) + "," + stack("T", ENVIRONMENT))
        .file(
            "S.template.json",
            "{'Resources':{'Links':{'Type':'AWS::SecurityHub::FindingAggregator','Properties':"
                + "{'RegionLinkingMode':'NO_REGIONS'}}}}")
        .file("T.template.json", template("One", "'us-east-1'", ""));
    plan("--import-mapping", "" + mapping);
    assertThat(printed())
        .containsOnlyOnce("Note: Planned as if what " + mapping)
        .containsPattern("finding aggregator +none +drifted")
        .containsPattern("us-east-1 +Create +update");
  }

  @Test
  void aReportIsWrittenToAFile() throws Exception {
    Path report = temporary.resolve("report.html");
    assertThat(plan("--format", "html", "-o", report.toString())).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(Files.readString(report)).startsWith("<!DOCTYPE html>").contains("1 to update");
    assertThat(plan("-o", temporary.resolve("no/where").toString())).isEqualTo(1);
    assertOneLine("no/where: there is no such folder.");
    assertThat(plan("--out", temporary.resolve("no/where").toString())).isEqualTo(1);
    assertOneLine("no/where: there is no such folder.");
    assertThat(out.toString(StandardCharsets.UTF_8)).as("no plan before the error").isEmpty();
    for (String option : List.of("-o", "--out")) {
      assertThat(plan(option, temporary.toString())).isEqualTo(1);
      assertOneLine("Error: Cannot write " + temporary + ": it is a folder.");
    }
    assertThat(run("init", "--import-mapping", temporary.resolve("no/where").toString()))
        .isEqualTo(1);
    assertOneLine("no/where: there is no such folder.");
  }

  @Test
  void initPrintsWhatIsLiveAndFailsWhereSomethingIsNotRead() throws Exception {
    Path mapping = temporary.resolve("import.json");
    String[] init = {
      "init", "--region=us-east-1", "--endpoint-url", aws.url(), "--import-mapping", "" + mapping
    };
    assertThat(run(init)).isEqualTo(1);
    assertThat(printed()).contains("//   the hub settings of us-east-1: ");
    aws.respond("/accounts", 200, "{\"AutoEnableControls\":false}");
    assertThat(run(init)).isZero();
    assertThat(printed()).contains("    .regions(List.of(\"us-east-1\"))", "Controls(false)");
    assertThat(Files.readString(mapping)).isEqualToIgnoringNewLines("{ }");
  }

  /** What was approved would be replaced by what was not. */
  @ParameterizedTest
  @CsvSource({"--out,-o", "--same-as,--out", "--same-as,-o", "--import-mapping,--out"})
  void noOptionWritesTheFileOfAnother(String one, String other) throws Exception {
    Path file = Files.writeString(temporary.resolve("plan"), "{}");
    assertThat(plan(one, "" + file, other, temporary + "/./plan")).isEqualTo(64);
    assertWrongUsage("Two options name the file " + file + ".");
    assertThat(file).hasContent("{}");
  }

  @Test
  void aNameOfAStackThatNoStackCanHaveIsWrongUsage() throws Exception {
    assertThat(plan("--stack", "")).isEqualTo(64);
    assertThat(printed()).contains("A --stack is empty.");
    assertThat(plan("--stack", "Prod/[")).isEqualTo(64);
    assertThat(printed()).contains("'Prod/[' is no pattern of stacks.");
  }

  @Test
  void noFileIsReadForOptionsThatBeginWithAt() throws Exception {
    Path secret = Files.writeString(temporary.resolve("credentials"), "HIDDENPART0001 --nope");
    assertThat(run("plan", "@" + secret)).isEqualTo(1);
    assertOneLine("There is no cloud assembly in @" + secret);
    assertThat(run("plan", "@nowhere")).isEqualTo(1);
    assertOneLine("There is no cloud assembly in @nowhere");
  }

  @Test
  void anOptionThatAVariableLeftEmptyIsWrongUsage() {
    assertThat(run("doctor", "--region", ",")).isEqualTo(64);
    assertThat(printed()).startsWith("--region names no Region.");
    assertThat(run("init", "--region", ",,")).isEqualTo(64);
    assertThat(run("doctor", "--region=us-east-1", "--profile", "")).isEqualTo(64);
    assertThat(printed()).contains("'--profile'", "it is empty");
    for (String option : List.of("-o", "--out", "--same-as", "--import-mapping")) {
      assertThat(plan(option, "")).isEqualTo(64);
      assertWrongUsage("it is empty. Name a file, or leave it out.");
    }
    assertThat(run("plan", "")).isEqualTo(64);
    assertWrongUsage("(ASSEMBLY): it is empty.");
  }

  @Test
  void noColorIsForEveryCommandAndForErrorsToo() {
    environment.put("CLICOLOR_FORCE", "1");
    for (String command : List.of("doctor", "init", "plan")) {
      assertThat(run(command, "--help")).isZero();
      assertThat(printed()).as(command).contains("\u001b");
      assertThat(run(command, "--no-color", "--help")).isZero();
      assertThat(printed()).as(command).doesNotContain("\u001b").contains("--no-color");
    }
    String[] failing = {"plan", temporary.toString(), "--stack", "none"};
    assertThat(run(failing)).isEqualTo(1);
    assertThat(printed()).startsWith("\u001b[31mError: ");
    assertThat(
            run(Stream.concat(Stream.of(failing), Stream.of("--no-color")).toArray(String[]::new)))
        .isEqualTo(1);
    assertThat(printed()).startsWith("Error: ");
  }

  @Test
  void quietIsOfferedWhereThereIsProgress() {
    for (String command : List.of("doctor", "plan")) {
      assertThat(run(command, "--help")).isZero();
      assertThat(printed()).contains("-q, --quiet");
    }
    assertThat(run("init", "--quiet")).isEqualTo(64);
    assertWrongUsage("Unknown option: '--quiet'");
  }

  @Test
  void doctorPrintsForProgramsAndAsAPage() {
    assertThat(doctor("json")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"schemaVersion\" : 1", "\"administrator\" : true", "\"home\" : null");
    assertThat(doctor("html")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("<b>us-east-1</b>", "local, new accounts off, no standards");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("us-east-1: ok");
  }

  @Test
  void theShellCompletesFilesWhereAnOptionTakesOne() {
    assertThat(run("generate-completion")).isZero();
    String plan = printed().split("# Generates completions")[2];
    for (String option : List.of("--output", "--out", "--same-as", "--import-mapping")) {
      assertThat(plan).containsPattern("'" + option + "'\\)[^;]*compgen -f");
    }
  }

  private int doctor(String format) {
    return run("doctor", "--region=us-east-1", "--endpoint-url", aws.url(), "--format", format);
  }
}
