package io.github.cdksecurityhub.local.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.local.handlers.FunctionJar;
import io.github.cdksecurityhub.local.handlers.ScriptedResource;
import io.github.cdksecurityhub.local.http.Signature;
import io.github.cdksecurityhub.local.securityhub.SdkClients;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.SecurityHubException;

/** The local AWS as a program, as AWS's own client meets it. */
class ProgramTest {
  private static final String REGION = "eu-west-1";

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Program start(String... arguments) throws Exception {
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    all[0] = "--port";
    all[1] = "0";
    return Program.start(Options.parse(all), new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static SecurityHubClient client(Program program) {
    return SdkClients.securityHub(URI.create(program.endpoint()), REGION);
  }

  @Test
  void itPrintsWhatToExport() throws Exception {
    try (Program program = start("--account", "210987654321", "--regions", REGION)) {
      assertThat(printed())
          .contains(
              "export AWS_ENDPOINT_URL=" + program.endpoint() + "\n",
              "export AWS_ACCESS_KEY_ID=ASIAEXAM210987654321 AWS_SECRET_ACCESS_KEY=",
              "AWS_DEFAULT_REGION=" + REGION);
    }
  }

  @Test
  void everyCallIsALine() throws Exception {
    try (Program program = start();
        SecurityHubClient client = client(program)) {
      client.updateOrganizationConfiguration(r -> r.autoEnable(true));
      assertThatThrownBy(() -> client.getFindings(r -> {}))
          .isInstanceOf(SecurityHubException.class);
      assertThat(printed())
          .containsPattern(
              "\n\\d\\d:\\d\\d:\\d\\d 200 securityhub eu-west-1 123456789012"
                  + " UpdateOrganizationConfiguration\n")
          .containsPattern(
              "501 securityhub eu-west-1 123456789012 POST /findings -> NotImplementedException:"
                  + " The local AWS does not implement POST /findings of Security Hub. It has: ");
    }
  }

  @Test
  void itsStateIsKeptBetweenTwoRuns() throws Exception {
    Path file = folder.resolve("hub.json");
    String arn;
    try (Program program = start("--state", file.toString());
        SecurityHubClient client = client(program)) {
      client.disableSecurityHub(r -> {});
      client.enableSecurityHub(r -> r.controlFindingGenerator("STANDARD_CONTROL"));
      client.updateOrganizationConfiguration(r -> r.autoEnable(true).autoEnableStandards("NONE"));
      arn = client.describeHub(r -> {}).hubArn();
      client.tagResource(r -> r.resourceArn(arn).tags(Map.of("owner", "audit")));
      client.createFindingAggregator(
          r -> r.regionLinkingMode("SPECIFIED_REGIONS").regions("us-east-1"));
    }
    try (Program program = start("--state", file.toString());
        SecurityHubClient client = client(program)) {
      var live = client.describeOrganizationConfiguration(r -> {});
      assertThat(live.autoEnable()).isTrue();
      assertThat(live.autoEnableStandardsAsString()).isEqualTo("NONE");
      assertThat(client.listTagsForResource(r -> r.resourceArn(arn)).tags())
          .containsEntry("owner", "audit");
      assertThat(client.describeHub(r -> {}).controlFindingGeneratorAsString())
          .isEqualTo("STANDARD_CONTROL");
      String aggregator =
          client.listFindingAggregators(r -> {}).findingAggregators().get(0).findingAggregatorArn();
      assertThat(client.getFindingAggregator(r -> r.findingAggregatorArn(aggregator)).regions())
          .containsExactly("us-east-1");
    }
  }

  @Test
  void aStateWrittenByHandNeedsOnlyWhatDiffersFromTheDefault() throws Exception {
    Path file = folder.resolve("hub.json");
    Files.writeString(
        file,
        """
        {"accounts": {"123456789012": {"regions": {
          "*": {"administrator": true},
          "eu-west-1": {"administrator": true, "autoEnable": true}}}}}
        """);
    try (Program program = start("--state", file.toString());
        SecurityHubClient client = client(program)) {
      assertThat(client.describeOrganizationConfiguration(r -> {}).autoEnable()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "[]; It is not JSON.",
        "{\"foo\": 1}; \"foo\" is not a key of the state; it can have accounts, managementAccount, organization.",
        "{\"accounts\": []}; \"accounts\" is not an object.",
        "{\"accounts\": {\"12\": {}}}; \"12\" is not the id of an account.",
        "{\"accounts\": {\"123456789012\": {\"regions\": {\"*\": {\"subscribd\": true}}}}}; \"subscribd\" is not a key of *; ",
        "{\"accounts\": {\"123456789012\": {\"regions\": {\"*\": {\"subscribed\": \"yes\"}}}}}; \"subscribed\" is \"yes\", not true or false.",
        "{\"accounts\": {\"123456789012\": {\"regions\": {\"*\": {\"status\": \"ON\"}}}}}; \"status\" is \"ON\", not one of PENDING, ENABLED, FAILED.",
        "{\"accounts\": {\"123456789012\": {\"policies\": [{\"id\": \"a\", \"name\": \"b\", \"created\": \"now\"}]}}}; \"created\" is \"now\", not a time such as 2026-01-31T12:00:00Z."
      })
  void aStateThatIsNoneStopsTheStart(String state, String message) throws Exception {
    Path file = folder.resolve("hub.json");
    Files.writeString(file, state);
    assertThatThrownBy(() -> start("--state", file.toString()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot read the state in " + file + ": " + message.strip());
    assertThat(file).hasContent(state);
  }

  @Test
  void aStateThatCanNotBeKeptStopsTheStart() throws Exception {
    Path loop = folder.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    for (String file :
        List.of(folder + "/no/such/hub.json", folder.toString(), "/dev/null", "" + loop)) {
      assertThatThrownBy(() -> start("--state", file))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageStartingWith("Cannot keep the state in " + file + ": ");
    }
  }

  @Test
  void whatAnotherProgramHasKeptStays() throws Exception {
    Path file = folder.resolve("hub.json");
    Program second;
    try (Program first = start("--state", file.toString());
        SecurityHubClient client = client(first)) {
      second = start("--state", file.toString());
      client.updateOrganizationConfiguration(r -> r.autoEnable(true));
    }
    second.close();
    assertThat(printed())
        .contains("hub.json has changed since the start, so it stays; the state is in ");
    assertThat(file).content().contains("\"autoEnable\" : true");
    assertThat(folder.resolve("hub.json.new")).content().doesNotContain("\"autoEnable\" : true");
  }

  @Test
  void anyPathIsOneLineOfTheLog() throws Exception {
    try (Program program = start()) {
      HttpRequest request =
          new Signature("x", REGION, "securityhub")
              .on(
                  HttpRequest.newBuilder(
                      URI.create(
                          program.endpoint() + "/" + "a".repeat(20_000) + "%0A%1B%5B2Jforged")))
              .build();
      assertThat(
              HttpClient.newHttpClient()
                  .send(request, HttpResponse.BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(501);
      assertThat(printed()).contains("a??[2Jforged").doesNotContain("\u001b");
    }
  }

  @Test
  void aLinkToTheStateStaysALink() throws Exception {
    Path file = Files.writeString(folder.resolve("hub.json"), "{}");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
    start("--state", link.toString()).close();
    assertThat(link).isSymbolicLink();
    assertThat(file).content().contains("\"accounts\"");
  }

  @Test
  void aFolderWithoutAnAssemblyIsNamed() {
    assertThatThrownBy(() -> start("--deploy", folder.toString()))
        .hasMessage("Cannot read " + folder.resolve("manifest.json") + ": there is no such file.");
  }

  @Test
  void nothingIsEnabledWhereItStartsEmpty() throws Exception {
    try (Program program = start("--empty");
        SecurityHubClient client = client(program)) {
      assertThatThrownBy(() -> client.describeHub(r -> {}))
          .hasMessageContaining("is not subscribed to AWS Security Hub");
      client.enableSecurityHub(r -> {});
      assertThatThrownBy(() -> client.describeOrganizationConfiguration(r -> {}))
          .hasMessageContaining("is not an administrator for this organization");
    }
  }

  @Test
  void aRegionThatIsNotNamedIsNotThere() throws Exception {
    try (Program program = start("--regions", "us-east-1");
        SecurityHubClient client = client(program)) {
      assertThatThrownBy(() -> client.describeHub(r -> {}))
          .hasMessageContaining("The security token included in the request is invalid");
    }
  }

  @Test
  void aRegionThatAwsDoesNotHaveIsRefusedByEveryService() throws Exception {
    try (Program program = start();
        SecurityHubClient hub = SdkClients.securityHub(URI.create(program.endpoint()), "eu-wst-1");
        CloudFormationClient stacks =
            SdkClients.cloudFormation(URI.create(program.endpoint()), "eu-wst-1")) {
      String message = "Credential should be scoped to a valid region, not 'eu-wst-1'.";
      assertThatThrownBy(() -> hub.describeHub(r -> {}))
          .hasMessageContaining(message)
          .extracting(it -> ((SecurityHubException) it).awsErrorDetails().errorCode())
          .isEqualTo("InvalidSignatureException");
      assertThatThrownBy(() -> stacks.describeStacks(r -> {}))
          .hasMessageContaining(message)
          .extracting(it -> ((CloudFormationException) it).awsErrorDetails().errorCode())
          .isEqualTo("SignatureDoesNotMatch");
      assertThat(printed()).contains("403 securityhub eu-wst-1 123456789012 DescribeHub -> Inv");
    }
  }

  @Test
  void aRegionThatIsNewerThanItsListIsServed() throws Exception {
    try (Program program = start();
        SecurityHubClient newer =
            SdkClients.securityHub(URI.create(program.endpoint()), "eu-west-9")) {
      assertThat(newer.describeHub(r -> {}).hubArn()).contains(":eu-west-9:");
    }
    try (Program program = start("--regions", REGION);
        SecurityHubClient newer =
            SdkClients.securityHub(URI.create(program.endpoint()), "eu-west-9")) {
      assertThatThrownBy(() -> newer.describeHub(r -> {}))
          .hasMessageContaining("The security token included in the request is invalid");
    }
  }

  @Test
  void aKnobIsTurned() throws Exception {
    try (Program program = start("--knob", "lostUpdates=1 call");
        SecurityHubClient client = client(program)) {
      client.updateOrganizationConfiguration(r -> r.autoEnable(true));
      assertThat(client.describeOrganizationConfiguration(r -> {}).autoEnable()).isFalse();
      client.updateOrganizationConfiguration(r -> r.autoEnable(true));
      assertThat(client.describeOrganizationConfiguration(r -> {}).autoEnable()).isTrue();
    }
  }

  @Test
  void aFunctionThatDoesNotStartIsReportedWhileItsStackWaits() throws Exception {
    FunctionJar.of(folder, ScriptedResource.class);
    Files.writeString(
        folder.resolve("manifest.json"),
        """
        {"artifacts": {
          "Broken": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "t.json"}},
          "Assets": {"type": "cdk:asset-manifest", "properties": {"file": "assets.json"}}}}
        """);
    Files.writeString(
        folder.resolve("assets.json"),
        """
        {"files": {"code": {"source": {"path": "function.jar"},
                            "destinations": {"it": {"objectKey": "code.jar"}}}}}
        """);
    Files.writeString(
        folder.resolve("t.json"),
        """
        {"Resources": {
          "Function": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "broken",
            "Runtime": "java25", "Handler": "com.example.Missing",
            "Code": {"S3Bucket": "assets", "S3Key": "code.jar"}}},
          "One": {"Type": "Custom::One", "Properties": {"ServiceTimeout": "1",
            "ServiceToken": {"Fn::GetAtt": ["Function", "Arn"]}}}}}
        """);
    try (Program program = start("--deploy", folder.toString())) {
      assertThat(printed())
          .startsWith("A local AWS for Security Hub is at " + program.endpoint())
          .contains("Broken is ROLLBACK_FAILED: CloudFormation did not receive a response");
      for (int i = 0; i < 300 && !printed().contains("attempt 1: "); i++) {
        Thread.sleep(100);
      }
      assertThat(printed())
          .containsPattern(
              "\n\\d\\d:\\d\\d:\\d\\d function broken, attempt 1: .*ClassNotFound.*Missing");
    }
  }
}
