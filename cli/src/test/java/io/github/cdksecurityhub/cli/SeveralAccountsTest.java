package io.github.cdksecurityhub.cli;

import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.ENVIRONMENT;
import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.stack;
import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.assembly.AssemblyFolder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plans of apps whose stacks go to several accounts. */
class SeveralAccountsTest extends StubbedCommand {
  private static final String SECOND = "111122223333";
  private static final String THIRD = "444455556666";

  private static String role(String account) {
    return "arn:aws:iam::" + account + ":role/plan";
  }

  private AssemblyFolder stacks(String ofT, String... more) throws Exception {
    String artifacts = stack("S", ENVIRONMENT) + "," + stack("T", "aws://" + SECOND + "/us-east-1");
    return new AssemblyFolder(temporary)
        .manifest(artifacts + String.join("", more))
        .file("T.template.json", ofT);
  }

  private static String ours() {
    return template("One", "'us-east-1'", "");
  }

  private String inOneLine() {
    return printed().replaceAll("\\s+", " ");
  }

  @Test
  void aStackOfAnotherAccountWithNothingOfOursIsNamedAsSkipped() throws Exception {
    stacks("{}");
    for (String format : List.of("text", "markdown", "html")) {
      assertThat(plan("--format", format)).isEqualTo(2);
      assertThat(inOneLine().replace("\\", "").replace("&#39;", "'"))
          .contains(
              "Skipped, as their accounts can't be read: Prod-T (111122223333 in us-east-1)",
              "whether they drop anything is not seen.");
    }
    assertThat(plan("--format", "json")).isEqualTo(2);
    assertThat(printed()).contains("\"The stack App/T is for the account 111122223333, and these");
    assertThat(plan("--stack", "T")).isZero();
    assertThat(printed()).contains("Skipped, as").doesNotContain("drop none");
  }

  @Test
  void aStackOfAnotherAccountIsNamedAsNotSeen() throws Exception {
    stacks(ours());
    String why = "The stack App/T is for the account 111122223333, and these credentials are of";
    for (String format : List.of("text", "markdown", "json")) {
      assertThat(plan("--format", format)).isEqualTo(1);
      assertThat(inOneLine()).contains(why);
    }
    plan();
    assertThat(printed()).contains("Plan: 1 to update, 1 stack not seen.");
    assertThat(plan("--stack", "S")).isEqualTo(2);
    assertThat(plan("--stack", "T")).isEqualTo(1);
    assertOneLine("Error: " + why);
  }

  @Test
  void aStackThatCannotBeReadFailsAPlanThatHasNothingToDo() throws Exception {
    stacks(ours()).file("S.template.json", "{}");
    assertThat(plan()).isEqualTo(1);
    assertOneLine("Error: The stack App/T is for the account 111122223333");
    aws.respond(
        "/organization/configuration",
        200,
        """
        {"AutoEnable":true,"AutoEnableStandards":"DEFAULT",\
        "OrganizationConfiguration":{"ConfigurationType":"LOCAL","Status":"ENABLED"}}""");
    stacks(ours()).file("S.template.json", ours());
    assertThat(plan()).isEqualTo(1);
    assertThat(printed()).contains("Plan: 1 unchanged, 1 stack not seen.");
  }

  @Test
  void aRoleOfEachAccountPlansEachStack() throws Exception {
    stacks(ours());
    String one = role(StubAws.ACCOUNT);
    String other = role(SECOND);
    assertThat(plan("--role-arn", one, "--role-arn", other)).isEqualTo(2);
    assertThat(printed())
        .contains("Prod-S (123456789012 in us-east-1)", "Prod-T (111122223333 in us-east-1)")
        .contains("123456789012 in us-east-1: read", "111122223333 in us-east-1: read")
        .contains("Plan: 2 to update.");
    assertThat(run("doctor", "--role-arn", one, "--role-arn", other)).isEqualTo(1);
    assertOneLine("Only plan takes more than one --role-arn.");
    assertThat(plan("--role-arn", one, "--role-arn", one + "2")).isEqualTo(1);
    assertOneLine("Two --role-arn are of the account 123456789012. Name one of each account.");
  }

  @Test
  void theCredentialsThemselvesPlanTheStacksOfTheirAccount() throws Exception {
    stacks(ours());
    assertThat(plan("--role-arn", role(SECOND))).isEqualTo(2);
    assertThat(printed()).contains("Plan: 2 to update.");
  }

  @Test
  void aRoleThatCannotBeAssumedHidesNoOtherAccount() throws Exception {
    stacks(ours());
    aws.denyRolesOf(SECOND);
    assertThat(plan("--role-arn", role(SECOND), "--role-arn", role(StubAws.ACCOUNT))).isEqualTo(1);
    assertThat(inOneLine())
        .contains("Plan: 1 to update, 1 stack not seen.")
        .contains(
            "Not seen: The stack App/T is for the account 111122223333. Cannot assume the role "
                + role(SECOND)
                + ": AccessDenied: It is not authorized to perform: sts:AssumeRole.");
    assertThat(plan("--role-arn", role(SECOND))).isEqualTo(1);
    assertOneLine("Error: Cannot assume the role " + role(SECOND) + ": AccessDenied: ");
  }

  @Test
  void everyStackThatIsNotPlannedIsNamedWhereNoneIs() throws Exception {
    stacks(ours(), "," + stack("U", "aws://" + THIRD + "/us-east-1"))
        .file("U.template.json", ours())
        .file("S.template.json", "{}");
    assertThat(plan()).isEqualTo(1);
    assertOneLine("The stack App/T is for the account 111122223333, and");
    assertThat(printed()).contains("The stack App/U is for the account 444455556666, and");
  }

  @Test
  void whatNamesNoAccountIsOfTheOneRoleAndOfNoneOfSeveral() throws Exception {
    new AssemblyFolder(temporary)
        .manifest(stack("S", "aws://unknown-account/unknown-region"))
        .file("S.template.json", ours());
    assertThat(plan("--role-arn", role(SECOND))).isEqualTo(2);
    assertThat(printed()).contains("Prod-S (111122223333 in us-east-1)");
    assertThat(plan("--role-arn", role(SECOND), "--role-arn", role(THIRD))).isEqualTo(1);
    assertOneLine("The stack App/S names no account, and there are several --role-arn. Name one");
  }

  @Test
  void whatIsNoRoleIsRefusedBeforeAnythingIsCalled() {
    for (String text : List.of("plan", "arn:aws:iam::123456789012:user/plan", "")) {
      assertThat(plan("--role-arn", text)).isEqualTo(64);
      assertWrongUsage("'" + text + "' is not the ARN of a role, such as arn:aws:iam::");
    }
  }

  @Test
  void stagesArePlannedByThePatternsThatDeployThem() throws Exception {
    String stage =
        "'assembly-%s':{'type':'cdk:cloud-assembly','properties':{'directoryName':'assembly-%s'}}";
    AssemblyFolder folder = new AssemblyFolder(temporary);
    folder.manifest(
        stack("S", ENVIRONMENT)
            + ","
            + stage.formatted("P", "P")
            + ","
            + stage.formatted("Q", "Q"));
    for (String name : List.of("P", "Q")) {
      String account = name.equals("P") ? SECOND : THIRD;
      folder
          .file(
              "assembly-" + name + "/manifest.json",
              "{'artifacts':{"
                  + stack("X", "aws://" + account + "/us-east-1").replace("App/X", name + "/X")
                  + "}}")
          .file("assembly-" + name + "/X.template.json", ours());
    }
    assertThat(plan("--stack", "P/*", "--role-arn", role(SECOND))).isEqualTo(2);
    assertThat(printed()).contains("Prod-X (111122223333 in us-east-1)", "Plan: 1 to update.");
    assertThat(plan("--stack", "*/X", "--role-arn", role(SECOND), "--role-arn", role(THIRD)))
        .isEqualTo(2);
    assertThat(printed()).contains("Prod-X (444455556666 in us-east-1)", "Plan: 2 to update.");
    assertThat(plan("--role-arn", role(SECOND))).isEqualTo(1);
    assertThat(inOneLine())
        .contains("Plan: 2 to update, 1 stack not seen.")
        .contains("Not seen: The stack Q/X is for the account 444455556666, and these");
  }
}
