package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cdksecurityhub.local.run.Command;
import io.github.cdksecurityhub.local.run.Command.Ended;
import io.github.cdksecurityhub.local.run.CommandLineJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged local AWS as a program, and those that call it as a stranger would. */
@Order(2)
@Timeout(240)
class ProgramTest {
  private static LocalProgram program;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    program = LocalProgram.start("--regions", "eu-west-1,us-east-1");
  }

  @AfterAll
  static void close() {
    program.close();
  }

  private String run(LocalProgram program, String... command) throws Exception {
    Map<String, String> variables = new HashMap<>(program.exports());
    variables.put("AWS_CONFIG_FILE", folder.resolve("none").toString());
    variables.put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString());
    return Command.of(command).with(variables).run().succeeded();
  }

  private static void assumeInstalled(String... command) throws InterruptedException {
    boolean installed;
    try {
      installed = Command.of(command).run().exitCode() == 0;
    } catch (IOException e) {
      installed = false;
    }
    assumeTrue(installed, () -> String.join(" ", command) + " does not run here");
  }

  @Test
  void theAwsCliNeedsNothingButTheExports() throws Exception {
    assumeInstalled("aws", "--version");
    run(program, "aws", "securityhub", "update-organization-configuration", "--auto-enable");
    assertThat(run(program, "aws", "securityhub", "describe-organization-configuration"))
        .contains("\"AutoEnable\": true");
    assertThat(run(program, "aws", "sts", "get-caller-identity"))
        .contains("\"Account\": \"123456789012\"");
    program.awaitLine("200 securityhub eu-west-1 123456789012 UpdateOrganizationConfiguration");
  }

  @Test
  void boto3NeedsNothingButTheExports() throws Exception {
    assumeInstalled("python3", "-c", "import boto3");
    String script =
        """
        import boto3
        hub = boto3.client("securityhub")
        hub.update_organization_configuration(AutoEnable=True, AutoEnableStandards="NONE")
        print(hub.describe_organization_configuration()["AutoEnableStandards"])
        try:
            hub.get_findings()
        except Exception as e:
            print(e.response["ResponseMetadata"]["HTTPStatusCode"], e)
        """;
    assertThat(run(program, "python3", "-c", script))
        .startsWith("NONE\n501 ")
        .contains("does not implement POST /findings");
  }

  @Test
  void ourCommandLineFindsItByItsVariables() throws Exception {
    Map<String, String> variables = new HashMap<>(program.exports());
    Ended ended = CommandLineJar.start(folder, variables, "doctor", "--region", "eu-west-1");
    assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
    program.awaitLine("DescribeOrganizationConfiguration");
  }

  @Test
  void theStateIsKeptWhenItIsStopped() throws Exception {
    assumeInstalled("aws", "--version");
    Path state = folder.resolve("hub.json");
    try (LocalProgram own = LocalProgram.start("--empty", "--state", state.toString())) {
      run(own, "aws", "securityhub", "enable-security-hub", "--tags", "owner=audit");
      own.stop();
    }
    assertThat(Files.readString(state)).contains("\"owner\" : \"audit\"");
  }

  @Test
  void aSynthesizedAppIsDeployedWithItsFunction() throws Exception {
    String app = Assemblies.folder("local").toString();
    try (LocalProgram own = LocalProgram.start("--deploy", app)) {
      assertThat(own.awaitLine("SecurityHubOrganization is"))
          .isEqualTo("SecurityHubOrganization is CREATE_COMPLETE");
      own.awaitLine("UpdateOrganizationConfiguration");
    }
  }
}
