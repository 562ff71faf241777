package io.github.cdksecurityhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.assembly.AssemblyFolder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be done is one clear line on the error stream, and 1. */
class MainTest extends StubbedCommand {
  @BeforeEach
  void haveNoCredentials() throws Exception {
    set("aws.accessKeyId", "");
    set("aws.secretAccessKey", "");
    new AssemblyFolder(temporary).file("config", "[profile one]\nregion = us-east-1\n");
    set("aws.configFile", temporary.resolve("config").toString());
  }

  private void assertOneLine(String text, String... arguments) {
    assertThat(run(arguments)).isEqualTo(1);
    assertOneLine(text);
  }

  private String assembly() {
    return temporary.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "plan --version", "doctor -V", "init --version"})
  void everyCommandTellsTheVersion(String command) {
    assertThat(run(command.split(" "))).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("securityhub-organization ");
  }

  @Test
  void withoutAnAssemblyTheNextStepIsToSynthesize() {
    assertOneLine("Error: There is no cloud assembly in ", "plan", temporary + "/nowhere");
  }

  @Test
  void missingCredentialsAreReportedWithTheNextStep() throws Exception {
    assertOneLine("There are no AWS credentials. Set AWS_PROFILE", "plan", assembly());
    assertOneLine("There are no AWS credentials.", "doctor", "--region", "us-east-1");
    assertOneLine("There are no AWS credentials.", "init", "--region", "us-east-1");
  }

  @Test
  void anUnknownProfileIsNamedBesideTheKnownOnes() throws Exception {
    assertOneLine("no profile two; there are: one.", "plan", assembly(), "--profile", "two");
  }

  @Test
  void aProfileWithoutCredentialsIsReported() throws Exception {
    assertOneLine("The profile one gives no credentials:", "plan", assembly(), "--profile", "one");
    new AssemblyFolder(temporary).file("config", "[default]\ncredential_process = /bin/false\n");
    assertOneLine(
        "The profile default gives no credentials: its credential_process failed",
        "plan",
        assembly());
    set("aws.profile", "gone");
    assertOneLine("There is no profile gone; there are: default.", "plan", assembly());
  }

  @Test
  void aWebIdentityThatGivesNoneIsNamed() throws Exception {
    set("aws.webIdentityTokenFile", "/nowhere/token");
    set("aws.roleArn", "arn:aws:iam::123456789012:role/plan");
    assertOneLine(
        "The web identity in /nowhere/token gives no credentials. Check that file, and AWS_ROLE",
        "plan",
        assembly());
  }

  @Test
  @Timeout(20)
  void anEndpointThatDoesNotRespondIsReportedAtOnce() throws Exception {
    haveCredentials();
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String quiet = "http://127.0.0.1:" + silent.getLocalPort();
      for (String unused : List.of("http://127.0.0.1:9", quiet)) {
        long start = System.nanoTime();
        assertOneLine(
            "Nothing responds at " + unused + ": ", "plan", assembly(), "--endpoint-url", unused);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
      }
    }
  }

  @Test
  void aTraceIsShownOnlyWithVerbose() throws Exception {
    assertThat(run("plan", assembly(), "--verbose")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("  at io.github.cdksecurityhub.cli");
  }

  @Test
  void anUnknownCommandIsReportedBesideTheKnownOnes() {
    assertThat(run("plann")).isEqualTo(64);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "There is no such command; use plan, doctor or init.",
            "Did you mean: securityhub-organization plan or securityhub-organization"
                + " generate-completion?",
            "Try `securityhub-organization --help`.");
  }

  @Test
  void anUnknownOptionPointsToTheHelp() {
    assertThat(run("plan", "--fromat", "json")).isEqualTo(64);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("--fromat", "Try `securityhub-organization plan --help`.");
    assertThat(run()).isEqualTo(64);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("plan, doctor or init");
  }

  @Test
  void theHelpTeachesByExample() {
    for (String command : new String[] {"plan", "doctor", "init"}) {
      assertThat(run(command, "--help")).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8))
          .contains("Examples:", "securityhub-organization " + command + " --", "Exit code 0");
    }
    assertThat(run("generate-completion")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("complete -F");
  }
}
