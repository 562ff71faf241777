package io.github.cdksecurityhub.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.cli.assembly.AssemblyFolder;
import io.github.cdksecurityhub.cli.console.Console;
import io.github.cdksecurityhub.cli.console.InParallel;
import io.github.cdksecurityhub.cli.console.TextFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Broken credentials, settings, files and outputs: one clear line each, and never a secret. */
class HostileInputTest extends StubbedCommand {
  @ParameterizedTest
  @ValueSource(strings = {"aws.accessKeyId", "aws.secretAccessKey", "aws.sessionToken"})
  void aCredentialThatNoHeaderCanCarryIsNeverPrinted(String property) {
    set(property, "HIDDENPART0001\nHIDDENPART0002");
    for (String verbose : List.of("--quiet", "--verbose")) {
      assertThat(plan(verbose)).isEqualTo(1);
      assertThat(printed())
          .contains("Error: The AWS credentials can't be used: ", "line break")
          .doesNotContain("HIDDENPART", KEY, SECRET, "Signature=", "Internal error");
    }
  }

  @Test
  void aSecretThatTheServiceRepeatsIsNotPrinted() {
    set("aws.sessionToken", "HIDDENPART0001");
    String echo =
        "{\"Message\":\"Canonical string: x-amz-security-token:HIDDENPART0001 %s %s\"}"
            .formatted(KEY, SECRET);
    for (int status : new int[] {400, 403, 500}) {
      aws.respond("/organization/configuration", status, echo);
      for (String format : List.of("text", "markdown", "json")) {
        Path saved = temporary.resolve("saved.json");
        plan("--format", format, "--verbose", "--out", saved.toString());
        assertThat(printed())
            .containsPattern("Canonical string:\\s+x-amz-security-token:")
            .doesNotContain("HIDDENPART0001", KEY, SECRET);
        assertThat(saved).content().doesNotContain("HIDDENPART0001", KEY, SECRET);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999", "99999/", "4294967296"})
  void aProxyWithAPortThatIsNoneIsNamedWithoutItsPassword(String port) {
    environment.put("HTTPS_PROXY", "http://me:HIDDENPART@127.0.0.1:" + port);
    assertThat(plan()).isEqualTo(1);
    assertOneLine("Error: The variable HTTPS_PROXY has a port above 65535.");
    environment.put("HTTPS_PROXY", "http://me:HIDDENPART@127.0.0.1:65535");
    assertThat(plan()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"me:HIDDENPART@proxy:3128", "proxy", "socks5://proxy:1080"})
  void aProxyThatTheSdkIgnoresIsNamed(String address) {
    environment.put("HTTPS_PROXY", address);
    assertThat(plan()).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith(
            "The variable HTTPS_PROXY is not used: it is no address such as http://host:port.")
        .doesNotContain("HIDDENPART");
    environment.put("HTTPS_PROXY", "http://proxy:3128");
    environment.put("NO_PROXY", "127.0.0.1");
    environment.put("HTTP_PROXY", " ");
    assertThat(plan()).isEqualTo(2);
    assertThat(printed()).doesNotContain("PROXY");
  }

  @Test
  void anUnexpectedExceptionIsPrintedWithoutItsMessage() {
    Console console = new Console(stream(out), stream(err), Map.of(), false);
    Exception secret = new IllegalStateException("HIDDENPART", new Exception("HIDDENPART"));
    Main verbose = new Main(console);
    new CommandLine(verbose).parseArgs("--verbose");
    assertThat(verbose.failed(secret)).isEqualTo(1);
    assertThat(printed())
        .contains("Error: Internal error: IllegalStateException in HostileInputTest")
        .contains("  at io.github.cdksecurityhub.cli.HostileInputTest", "java.lang.Exception")
        .doesNotContain("HIDDENPART");
  }

  @Test
  void anErrorOfTheJavaMachineIsOneLineWithWhatToDo() {
    Console console = new Console(stream(out), stream(err), Map.of(), false);
    Map.of(
            new OutOfMemoryError("Java heap space"),
            "Error: Java's memory is full: it may use ",
            new StackOverflowError(),
            "Error: Java's stack is full: something is nested too deep. Give it more with -Xss",
            new NoClassDefFoundError("org/example/Gone"),
            "Error: This jar is incomplete, or another is in its way (NoClassDefFoundError of"
                + " org/example",
            new UnsatisfiedLinkError("HIDDENPART"),
            "Error: This jar is incomplete, or another is in its way (UnsatisfiedLinkError). Get",
            new AssertionError("HIDDENPART"),
            "Error: Internal error: AssertionError in HostileInputTest")
        .forEach(
            (error, text) -> {
              out.reset();
              err.reset();
              assertThat(new Main(console).guarded(() -> fail(error))).isEqualTo(1);
              assertThat(printed().lines()).as(printed()).hasSize(1);
              assertThat(printed()).startsWith(text).doesNotContain("HIDDENPART");
            });
  }

  private static int fail(Error error) {
    throw error;
  }

  @Test
  void anErrorInOneOfManyTasksIsTheSameError() {
    assertThatThrownBy(() -> InParallel.each(List.of(1, 2), each -> fail(new StackOverflowError())))
        .isInstanceOf(StackOverflowError.class);
  }

  @Test
  void aTemplateThatIsTooDeepIsOneLine() throws Exception {
    String deep = "{'a':".repeat(900) + "1" + "}".repeat(900);
    new AssemblyFolder(temporary).file("S.template.json", AssemblyFolder.template("One", deep, ""));
    assertThat(plan()).isBetween(1, 2);
    assertThat(printed()).doesNotContain("\tat ", "Internal error");
    new AssemblyFolder(temporary)
        .file("S.template.json", "{'a':".repeat(100_000) + "1" + "}".repeat(100_000));
    assertThat(plan()).isEqualTo(1);
    assertOneLine("S.template.json: it is nested too deep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775807", "3601", "0", "-5", "abc", "1.5", ""})
  void aTimeoutOutOfRangeIsRefused(String seconds) {
    assertThat(plan("--timeout", seconds)).isEqualTo(64);
    assertWrongUsage("'" + seconds + "' is not a number of seconds from 1 to 3600.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "http://",
        "localhost:80",
        "ftp://x",
        "https:///x",
        "http://x/%zz",
        "http://127.0.0.1:99999"
      })
  void anEndpointThatIsNoAddressIsRefused(String url) {
    assertThat(plan("--endpoint-url", url)).isEqualTo(64);
    assertWrongUsage("'" + url + "' is not an address such as https://host:port.");
  }

  @Test
  void anEmptyEndpointOfTheEnvironmentIsNamed() {
    environment.put("AWS_ENDPOINT_URL", "");
    assertThat(run("plan", temporary.toString())).isEqualTo(1);
    assertOneLine("The variable AWS_ENDPOINT_URL is empty. Unset it");
    environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
    environment.put("AWS_ENDPOINT_URL_STS", "nowhere");
    assertThat(run("plan", temporary.toString())).isEqualTo(1);
    assertOneLine(
        "The variable AWS_ENDPOINT_URL_STS: 'nowhere' is not an address such as https://");
  }

  @ParameterizedTest
  @CsvSource({"aws.sharedCredentialsFile,--quiet", "aws.configFile,--profile=x"})
  void aMalformedProfileFileIsNamedWithItsLine(String property, String option) throws Exception {
    Path file = Files.writeString(temporary.resolve("bad"), "[ok]\na = b\n[default\nHIDDENPART");
    set(property, file.toString());
    assertThat(plan(option)).isEqualTo(1);
    assertOneLine("Cannot read the AWS profiles in " + file + ": line 3 is malformed.");
    assertThat(printed()).doesNotContain("HIDDENPART");
  }

  @ParameterizedTest
  @CsvSource({
    "aws.maxAttempts,abc",
    "aws.retryMode,foo",
    "aws.useFipsEndpoint,maybe",
    "aws.defaultsMode,zz",
    "aws.endpointUrl,https://host/%zz"
  })
  void aSettingThatTheSdkRefusesIsReportedInOneLine(String property, String value) {
    set(property, value);
    assertThat(run("plan", temporary.toString())).isEqualTo(1);
    assertOneLine("Error: A setting of the environment or the profile can't be used: ");
  }

  @Test
  void anEndpointOfTheEnvironmentThatIsDeadIsOneLine() {
    environment.put("AWS_ENDPOINT_URL", "http://nowhere.invalid");
    for (String command : List.of("doctor", "init", "plan " + temporary)) {
      assertThat(run((command + " --timeout 1").split(" "))).isEqualTo(1);
      assertOneLine(
          "Error: Nothing responds at http://nowhere.invalid: the host is not known."
              + " Check --endpoint-url or AWS_ENDPOINT_URL.");
    }
  }

  @Test
  void aFailedReadIsTriedAgainAndNotDeployedAgain() {
    set("aws.endpointUrlSecurityhub", "http://127.0.0.1:9");
    set("aws.endpointUrlSts", aws.url());
    environment.put("AWS_ENDPOINT_URL_SECURITYHUB", "http://127.0.0.1:9");
    for (String command : List.of("doctor", "init", "plan " + temporary)) {
      assertThat(run((command + " --timeout 1").split(" "))).isEqualTo(1);
      assertThat(printed().replaceAll("\\s+", " "))
          .contains(
              "Check the network, HTTPS_PROXY, AWS_ENDPOINT_URL, and that the Region us-east-1"
                  + " exists, then try again.")
          .doesNotContain("deploy again", "VPC");
    }
  }

  @Test
  void aResourceWithoutARegionIsCalledByItsLogicalId() throws Exception {
    new AssemblyFolder(temporary).file("S.template.json", AssemblyFolder.template("One", "''", ""));
    assertThat(plan()).isEqualTo(1);
    assertThat(printed()).contains("One (no Region)  Create", "One (no Region): Cannot create");
  }

  @Test
  void aRegionWithoutANameIsRefused() {
    for (String regions : List.of("", " ", "us-east-1,,eu-west-1")) {
      assertThat(run("doctor", "--region", regions, "--endpoint-url", aws.url())).isEqualTo(64);
      assertWrongUsage("The name of a Region is empty.");
    }
  }

  @ParameterizedTest
  @CsvSource({"eu-wst-1,eu-west-1", "EU-WEST-1,eu-west-1", "eu_west_1,eu-west-1"})
  void aRegionThatDoesNotExistIsRefusedWithTheNearest(String region, String nearest) {
    for (String command : List.of("doctor", "init")) {
      assertThat(run(command, "--region", region, "--endpoint-url", aws.url())).isEqualTo(64);
      assertWrongUsage("There is no Region '" + region + "'. Did you mean " + nearest + "?");
    }
    set("aws.region", region);
    assertThat(run("doctor", "--endpoint-url", aws.url())).isEqualTo(1);
    assertOneLine("There is no Region '" + region + "'.");
  }

  @Test
  void aRegionThatIsNewerThanThisVersionIsAccepted() {
    assertThat(run("doctor", "--region", "eu-west-9", "--endpoint-url", aws.url())).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OptInRequired",
        "UnrecognizedClientException",
        "InvalidClientTokenId",
        "SubscriptionRequiredException",
        "RegionDisabledException"
      })
  void aRegionThatIsNotEnabledIsNoFailureAmongAll(String code) {
    String error = "{\"Code\":\"%s\",\"Message\":\"no\"}".formatted(code);
    aws.respond("/organization/configuration", 403, error).respond("/accounts", 403, error);
    assertThat(run("doctor", "--region", "eu-south-1", "--endpoint-url", aws.url(), "--timeout=1"))
        .isEqualTo(1);
    assertThat(printed()).contains("(Region not enabled)");
    assertThat(run("init", "--region", "eu-south-1", "--endpoint-url", aws.url(), "--timeout=1"))
        .isEqualTo(1);
    assertThat(printed()).contains("eu-south-1 is not enabled for the account");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "markdown", "json"})
  void anOutputThatCannotBeWrittenIsAFailure(String format) {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    for (List<String> arguments :
        List.of(
            List.of("plan", temporary.toString(), "--endpoint-url", aws.url(), "--format", format),
            List.of("doctor", "--region", "us-east-1", "--endpoint-url", aws.url()),
            List.of("init", "--region", "us-east-1", "--endpoint-url", aws.url()),
            List.of("--help"),
            List.of("--version"))) {
      err.reset();
      assertThat(Main.run(arguments.toArray(String[]::new), stream(full), stream(err), environment))
          .as(arguments.toString())
          .isEqualTo(1);
      assertThat(printed()).contains("Error: The output could not be written.");
    }
  }

  @Test
  void aFileThatMayNotBeReadOrWrittenIsNamedOnceWithTheReason() {
    assertThat(TextFile.why(new AccessDeniedException("/a/b"))).isEqualTo("permission is denied");
    assertThat(TextFile.why(new FileSystemException("/a/b", null, "Is a directory")))
        .isEqualTo("Is a directory");
    assertThat(TextFile.why(new FileSystemException("/a/b"))).isEqualTo("FileSystemException");
    assertThat(TextFile.why(new IOException("broken"))).isEqualTo("broken");
  }

  @Test
  void aPathThatTheLocaleCannotExpressIsExplained() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder command =
        new ProcessBuilder(
            "sh",
            "-c",
            "exec \"$0\" -cp \"$1\" \"$2\" plan \"$(printf '\\303\\274ml')\"",
            java,
            System.getProperty("java.class.path"),
            Main.class.getName());
    command.environment().put("LC_ALL", "C");
    Process process = command.redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(text.lines()).hasSize(1);
    assertThat(text)
        .contains("Error: The locale can't express the path ", "Set LC_ALL=C.UTF-8, then run");
  }
}
