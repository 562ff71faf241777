package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.cdksecurityhub.local.run.CommandLineJar;
import io.github.cdksecurityhub.local.run.CommandLineJar.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged local AWS as a program, and those that call it as a stranger would. */
@Timeout(120)
class ProgramTest {
  @TempDir Path folder;
  private LocalProgram program;

  @AfterEach
  void close() {
    if (program != null) {
      program.close();
    }
  }

  private String run(String... command) throws Exception {
    Process process = process(command).start();
    String printed = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  private ProcessBuilder process(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(program.exports());
    builder.environment().put("AWS_CONFIG_FILE", folder.resolve("none").toString());
    builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString());
    return builder;
  }

  private static void assumeInstalled(String... command) {
    boolean installed;
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      installed = process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException | InterruptedException e) {
      installed = false;
    }
    assumeTrue(installed, () -> String.join(" ", command) + " does not run here");
  }

  @Test
  void theAwsCliNeedsNothingButTheExports() throws Exception {
    assumeInstalled("aws", "--version");
    program = LocalProgram.start("--regions", "eu-west-1,us-east-1");
    run("aws", "securityhub", "update-organization-configuration", "--auto-enable");
    assertThat(run("aws", "securityhub", "describe-organization-configuration"))
        .contains("\"AutoEnable\": true");
    assertThat(run("aws", "sts", "get-caller-identity")).contains("\"Account\": \"123456789012\"");
    program.awaitLine("200 securityhub eu-west-1 123456789012 UpdateOrganizationConfiguration");
  }

  @Test
  void boto3NeedsNothingButTheExports() throws Exception {
    assumeInstalled("python3", "-c", "import boto3");
    program = LocalProgram.start("--regions", "eu-west-1");
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
    assertThat(run("python3", "-c", script))
        .startsWith("NONE\n501 ")
        .contains("does not implement POST /findings");
  }

  @Test
  void ourCommandLineFindsItByItsVariables() throws Exception {
    program = LocalProgram.start("--regions", "eu-west-1");
    Map<String, String> variables = new HashMap<>(program.exports());
    Ended ended = CommandLineJar.start(folder, variables, "doctor", "--region", "eu-west-1");
    assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
    program.awaitLine("DescribeOrganizationConfiguration");
  }

  @Test
  void theStateIsThereAfterItWasStopped() throws Exception {
    assumeInstalled("aws", "--version");
    Path state = folder.resolve("hub.json");
    program = LocalProgram.start("--empty", "--state", state.toString());
    run("aws", "securityhub", "enable-security-hub", "--tags", "owner=audit");
    program.stop();
    assertThat(Files.readString(state)).contains("\"owner\" : \"audit\"");
    program = LocalProgram.start("--empty", "--state", state.toString());
    assertThat(run("aws", "securityhub", "describe-hub")).contains("hub/default");
  }

  @Test
  void helpTeachesAndAMistakeIsNamed() throws Exception {
    assertThat(LocalProgram.run("--help").getValue()).contains("--knob NAME=VALUE", "--empty");
    assertThat(LocalProgram.run("--knobs").getValue()).contains("lostUpdates (R25, M)");
    Map.Entry<Integer, String> mistake = LocalProgram.run("--colour", "red");
    assertThat(mistake.getKey()).isEqualTo(2);
    assertThat(mistake.getValue().lines().toList())
        .isEqualTo(List.of("Error: There is no option --colour. --help says how to use it."));
  }

  @Test
  void aSynthesizedAppIsDeployedWithItsFunction() throws Exception {
    program = LocalProgram.start("--deploy", Assemblies.folder("local").toString());
    assertThat(program.awaitLine("SecurityHubOrganization is"))
        .isEqualTo("SecurityHubOrganization is CREATE_COMPLETE");
    program.awaitLine("UpdateOrganizationConfiguration");
  }
}
