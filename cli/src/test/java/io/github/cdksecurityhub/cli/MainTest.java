package io.github.cdksecurityhub.cli;

import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.ENVIRONMENT;
import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.stack;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.assembly.AssemblyFolder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be done is one clear line on the error stream, and 1. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class MainTest {
  private static final Map<String, String> NO_CREDENTIALS =
      Map.of("aws.disableEc2Metadata", "true", "aws.region", "us-east-1");

  @TempDir Path temporary;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void haveNoCredentials() throws Exception {
    NO_CREDENTIALS.forEach(System::setProperty);
    new AssemblyFolder(temporary).file("config", "[profile one]\nregion = us-east-1\n");
    System.setProperty("aws.configFile", temporary.resolve("config").toString());
    System.setProperty("aws.sharedCredentialsFile", temporary.resolve("none").toString());
  }

  @AfterEach
  void forget() {
    NO_CREDENTIALS.keySet().forEach(System::clearProperty);
    System.clearProperty("aws.configFile");
    System.clearProperty("aws.sharedCredentialsFile");
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    return Main.run(arguments, stream(out), stream(err), Map.of());
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private void assertOneLine(String text, String... arguments) {
    assertThat(run(arguments)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(text);
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private String assembly() throws Exception {
    new AssemblyFolder(temporary)
        .manifest(stack("S", ENVIRONMENT))
        .file("S.template.json", AssemblyFolder.template("One", "'us-east-1'", ""));
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
  void anUnknownStackIsNamedBesideTheKnownOnes() throws Exception {
    assertOneLine("has no stack T; it has App/S.", "plan", assembly(), "--stack", "T");
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
    System.setProperty("aws.profile", "gone");
    try {
      assertOneLine("There is no profile gone; there are: default.", "plan", assembly());
    } finally {
      System.clearProperty("aws.profile");
    }
  }

  @Test
  void aWebIdentityThatGivesNoneIsNamed() throws Exception {
    System.setProperty("aws.webIdentityTokenFile", "/nowhere/token");
    System.setProperty("aws.roleArn", "arn:aws:iam::123456789012:role/plan");
    try {
      assertOneLine(
          "The web identity in /nowhere/token gives no credentials. Check that file, and AWS_ROLE",
          "plan",
          assembly());
    } finally {
      System.clearProperty("aws.webIdentityTokenFile");
      System.clearProperty("aws.roleArn");
    }
  }

  @Test
  void anEndpointThatIsNoAddressIsRefused() throws Exception {
    assertThat(run("plan", assembly(), "--endpoint-url", "localhost")).isEqualTo(64);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("is not an address such as");
  }

  @Test
  @Timeout(20)
  void anEndpointThatDoesNotRespondIsReportedAtOnce() throws Exception {
    Map<String, String> keys = Map.of("aws.accessKeyId", "AKIA", "aws.secretAccessKey", "x");
    keys.forEach(System::setProperty);
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String quiet = "http://127.0.0.1:" + silent.getLocalPort();
      for (String unused : List.of("http://127.0.0.1:9", quiet)) {
        long start = System.nanoTime();
        assertOneLine(
            "Nothing responds at " + unused + ": ", "plan", assembly(), "--endpoint-url", unused);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
      }
    } finally {
      keys.keySet().forEach(System::clearProperty);
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
