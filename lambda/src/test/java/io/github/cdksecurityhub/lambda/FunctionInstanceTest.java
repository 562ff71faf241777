package io.github.cdksecurityhub.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.Events;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The function in a process of its own, with the environment variables that Lambda sets. */
@Tag("slow")
class FunctionInstanceTest {
  private static final String LIVE =
      "{\"AutoEnable\":true,\"AutoEnableStandards\":\"NONE\",\"OrganizationConfiguration\":{\"ConfigurationType\":\"LOCAL\",\"Status\":\"ENABLED\"}}";

  private static final String TAGS =
      "{\"Tags\":{\"securityhub-organization:stack\":\"%s\",\"securityhub-organization:resource\":\"SecurityHubeuwest1\",\"securityhub-organization:life\":\"x\",\"securityhub-organization:previous\":\"CENTRAL\"}}"
          .formatted("arn:aws:cloudformation:eu-west-1:123456789012:stack/S/guid");

  private static Process start(Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(FunctionInstance.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }

  /** It needs no Region of its own either. */
  @Test
  void startingSendsNothingAndTheEventGetsItsResponse() throws Exception {
    try (RawServer hub = new RawServer();
        RawServer responses = new RawServer()) {
      hub.next(RawServer.reply(200, LIVE), RawServer.reply(200, TAGS));
      Process process =
          start(
              Map.of(
                  "AWS_ENDPOINT_URL", hub.url(),
                  "AWS_ACCESS_KEY_ID", "test",
                  "AWS_SECRET_ACCESS_KEY", "test"));
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      assertThat(out.readLine()).isEqualTo("started");
      assertThat(hub.requests()).as("no request of the service in INIT").isEmpty();
      OrganizationConfiguration same =
          OrganizationConfiguration.decode("LOCAL,true,NONE").orElseThrow();
      process
          .getOutputStream()
          .write(
              Events.json(
                  "Update",
                  responses.url() + "/a?secret",
                  "x",
                  Events.properties("ap-southeast-2", same, OnDelete.RETAIN)));
      process.getOutputStream().close();
      assertThat(out.readLine()).isEqualTo("ended with 0 bytes");
      assertThat(out.lines()).noneMatch(line -> line.contains("secret"));
      assertThat(responses.requests()).hasSize(1);
      assertThat(responses.requests().get(0).text()).contains("SUCCESS", "unchanged");
      assertThat(hub.requests()).hasSize(2);
      assertThat(hub.requests().get(0).header("Authorization")).contains("/ap-southeast-2/");
    }
  }

  /** What fails in INIT is retried there: each cold start would take seconds more. */
  @Test
  void whatIsHandledInInitSucceedsWithoutAPause() throws Exception {
    Process process =
        start(
            Map.of(
                "AWS_ENDPOINT_URL", "http://127.0.0.1:9",
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test"),
            "init");
    assertThat(process.inputReader(StandardCharsets.UTF_8).readLine())
        .startsWith("SUCCESS after PT0S: ");
  }
}
