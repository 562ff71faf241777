package io.github.cdksecurityhub.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.Template;
import io.github.cdksecurityhub.local.securityhub.SdkClients;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One address for all services: what AWS's own clients send arrives as they sent it. */
class FrontTest {
  private static final String ACCOUNT = "210987654321";

  private final LocalAws aws = LocalAws.start();
  private final URI uri = aws.endpoint();

  @AfterEach
  void close() {
    aws.close();
  }

  private HttpResponse<String> post(String service, String body, String... headers)
      throws Exception {
    return postAs(Keys.of(ACCOUNT), service, body, headers);
  }

  private HttpResponse<String> postAs(String key, String service, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        new Signature(key, "eu-west-1", service)
            .on(HttpRequest.newBuilder(uri))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void theArnInAPathAndTheKeysInAQueryArriveDecoded() {
    try (var sdk = SdkClients.securityHub(uri, "eu-west-1")) {
      var tags = aws.securityHub().in("eu-west-1").tags();
      sdk.tagResource(r -> r.resourceArn(tags.arn()).tags(Map.of("a+b", "1 + 1", "c", "2")));
      assertThat(tags.current()).containsOnly(Map.entry("a+b", "1 + 1"), Map.entry("c", "2"));

      sdk.untagResource(r -> r.resourceArn(tags.arn()).tagKeys("a+b", "c"));
      assertThat(tags.current()).isEmpty();
    }
  }

  @Test
  void aStackIsThereInItsRegionAlone() throws Exception {
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    template.withObject("/Resources/Logs").put("Type", "AWS::Logs::LogGroup");
    aws.cloudFormation().deploy("Stack", new Template(template));
    try (var here = SdkClients.cloudFormation(uri, LocalAws.STACK_REGION);
        var elsewhere = SdkClients.cloudFormation(uri, "eu-west-1")) {
      assertThat(here.describeStacks(r -> {}).stacks()).hasSize(1);
      assertThat(elsewhere.describeStacks(r -> {}).stacks()).isEmpty();
      assertThatThrownBy(() -> elsewhere.describeStacks(r -> r.stackName("Stack")))
          .hasMessageContaining("Stack with id Stack does not exist");
    }
    assertThat(post("cloudformation", "Action=DescribeStacks").body())
        .as("another account")
        .doesNotContain("StackId");
  }

  @Test
  void aResourceOfAStackIsDescribed() throws Exception {
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    template.withObject("/Resources/Logs").put("Type", "AWS::Logs::LogGroup");
    aws.cloudFormation().deploy("Stack", new Template(template));
    try (var sdk = SdkClients.cloudFormation(uri, LocalAws.STACK_REGION)) {
      var logs =
          sdk.describeStackResource(r -> r.stackName("Stack").logicalResourceId("Logs"))
              .stackResourceDetail();

      assertThat(logs.resourceStatusAsString()).isEqualTo("CREATE_COMPLETE");
      assertThat(logs.physicalResourceId()).startsWith("Stack-Logs-");
      assertThat(sdk.listStackResources(r -> r.stackName("Stack")).stackResourceSummaries())
          .singleElement()
          .satisfies(it -> assertThat(it.resourceStatusAsString()).isEqualTo("CREATE_COMPLETE"));
    }
  }

  @Test
  void everyStackIsDescribedWhereNoneIsNamed() throws Exception {
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    template.withObject("/Resources/Logs").put("Type", "AWS::Logs::LogGroup");
    aws.cloudFormation().deploy("One", new Template(template));
    aws.cloudFormation().deploy("Two", new Template(template));
    aws.cloudFormation().deploy("Gone", new Template(template));
    aws.cloudFormation().delete("Gone");
    try (var sdk = SdkClients.cloudFormation(uri, LocalAws.STACK_REGION)) {
      assertThat(sdk.describeStacks().stacks())
          .extracting(it -> it.stackName())
          .containsExactlyInAnyOrder("One", "Two");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "testing", "my-key"})
  void everyKeyIsOfAnAccount(String key) throws Exception {
    assertThat(postAs(key, "sts", "Action=GetCallerIdentity").body())
        .contains("<Account>123456789012</Account>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /tags/%zz HTTP/1.1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: much\r\n\r\n",
        "GET /\r\n\r\n"
      })
  void whatIsNotHttpIsABadRequest(String sent) throws Exception {
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 400 ")
          .contains("Connection: close");
    }
  }

  @Test
  void anErrorIsOfTheProtocolThatWasSpoken() throws Exception {
    String form = "application/x-www-form-urlencoded";
    assertThat(post("iam", "Action=ListRoles", "Content-Type", form).body())
        .contains("<Code>NotImplemented</Code>", "does not implement the service iam. It has: ");
    assertThat(post("logs", "{}", "X-Amz-Target", "Logs_20140328.DescribeLogGroups").body())
        .contains("\"__type\":\"NotImplementedException\"", "the service logs. It has: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "[]; ValidationException",
        "[E,E,E,E,E,E,E,E,E,E,E]; ValidationException",
        "[{\"Source\":\"a\",\"DetailType\":\"b\",\"Detail\":\"x\"}]; MalformedDetail",
        "[{\"Source\":\"a\",\"DetailType\":\"b\"}]; InvalidArgument",
        "[{\"Source\":\"aws.a\",\"DetailType\":\"b\",\"Detail\":\"{}\"}]; NotAuthorizedForSource",
        "[E]; \"EventId\":\""
      })
  void anEventIsTakenOrRefusedAsEventBridgeDoes(String entries, String contained) throws Exception {
    String whole = "{\"Source\":\"a\",\"DetailType\":\"b\",\"Detail\":\"{}\"}";
    String body = "{\"Entries\":" + entries.replace("E", whole) + "}";
    assertThat(post("events", body, "X-Amz-Target", "AWSEvents.PutEvents").body())
        .contains(contained.strip());
  }

  @Test
  void theCallerIsTheAccountThatTheKeyEndsIn() throws Exception {
    assertThat(post("sts", "Action=GetCallerIdentity&Version=2011-06-15").body())
        .contains("<Account>" + ACCOUNT + "</Account>");
  }

  @Test
  void aRolesSessionIsOfTheRolesAccount() throws Exception {
    String role = "arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Flook";
    assertThat(post("sts", "Action=AssumeRole&RoleArn=" + role).body())
        .contains("<AccessKeyId>" + Keys.of("111122223333") + "</AccessKeyId>");
  }

  @Test
  void eventsArePutBesideTheOtherServices() throws Exception {
    String entry = "{\"Source\":\"a\",\"DetailType\":\"b\",\"Detail\":\"{}\"}";
    String body = "{\"Entries\":[" + entry + "]}";
    assertThat(post("events", body, "X-Amz-Target", "AWSEvents.PutEvents").body())
        .contains("\"FailedEntryCount\":0");
    assertThat(aws.events().putEvents())
        .singleElement()
        .satisfies(it -> assertThat(it.path("account").asText()).isEqualTo(ACCOUNT));
  }

  @ParameterizedTest
  @CsvSource({
    "s3, the service s3",
    "sts, GetSessionToken",
    "cloudformation, CreateStackSet",
    "events, ListBuses"
  })
  void whatIsNotImplementedIs501AndListsWhatIs(String service, String what) throws Exception {
    String action = what.substring(what.lastIndexOf(' ') + 1);
    HttpResponse<String> response =
        post(service, "Action=" + action, "X-Amz-Target", "AWSEvents." + action);
    assertThat(response.statusCode()).isEqualTo(501);
    assertThat(response.body()).contains("The local AWS does not implement " + what + ". It has: ");
  }

  @Test
  void everyCallIsLogged() throws Exception {
    List<LoggedCall> calls = new CopyOnWriteArrayList<>();
    aws.securityHub().front().log(calls::add);
    post("sts", "Action=GetCallerIdentity");
    HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
    assertThat(calls)
        .extracting(call -> call.service() + " " + call.operation())
        .containsExactly("sts GetCallerIdentity", " GET /");
  }
}
