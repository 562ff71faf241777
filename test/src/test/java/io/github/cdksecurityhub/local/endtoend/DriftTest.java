package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.cloudformation.Template;
import io.github.cdksecurityhub.local.lambda.Invocation;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.run.EditedTemplate;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The second function out of the packaged jar, run by the rules that the example declares. */
@Timeout(180)
class DriftTest {

  private static final String STACK = "SecurityHubOrganization";
  private static final String HERE = LocalAws.STACK_REGION;
  private static final String THERE = "eu-west-1";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final LiveConfiguration FOREIGN =
      LiveConfiguration.local(false, AutoEnableStandards.NONE);

  private LocalAws aws;

  @BeforeEach
  void start() {
    LambdaOptions options = LambdaOptions.DEFAULT.withRetryPauses(List.of(Duration.ofMillis(100)));
    aws = LocalAws.start(options, CloudFormationOptions.DEFAULT);
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  /** The example heals; the same without that is the same but for one variable and the role. */
  private static Template example(boolean heals) throws InterruptedException {
    return new EditedTemplate(Assemblies.of("drift").template(STACK))
        .functionTimeout(120)
        .healing(heals)
        .template();
  }

  private void deploy(Template template) throws InterruptedException {
    CloudAssembly assembly = Assemblies.of("drift");
    aws.cloudFormation().upload(assembly.assets());
    StackStatus status = aws.cloudFormation().deploy(STACK, template).status();
    assertThat(status.name()).matches("(CREATE|UPDATE)_COMPLETE");
    aws.events().awaitQuiet(LIMIT);
  }

  private void tick() throws InterruptedException {
    aws.events().tick();
    aws.events().awaitQuiet(LIMIT);
  }

  private void write(String region, LiveConfiguration live) throws InterruptedException {
    aws.securityHub().in(region).configure(live);
    aws.events().awaitQuiet(LIMIT);
  }

  private List<Invocation> looks() {
    return aws.lambda().invocations().stream()
        .filter(it -> !it.payload().contains("ResponseURL"))
        .toList();
  }

  private List<String> states() {
    List<String> states = new ArrayList<>();
    for (JsonNode event : aws.events().putEvents()) {
      JsonNode detail = event.path("detail");
      states.add(
          detail.path("region").asText()
              + " "
              + detail.path("state").asText()
              + " by "
              + detail.path("trigger").asText());
    }
    return states;
  }

  /** What the published schema promises: what is required, what there can be, and enumerations. */
  static void assertFitsTheSchema(JsonNode detail) throws IOException {
    JsonNode schema =
        new ObjectMapper().readTree(Path.of("..", "docs", "drift-event.schema.json").toFile());
    assertFits(schema, schema, detail);
  }

  private static void assertFits(JsonNode root, JsonNode schema, JsonNode value) {
    if (value.isMissingNode()) {
      return;
    }
    if (schema.has("$ref")) {
      assertFits(root, root.at(schema.path("$ref").asText().substring(1)), value);
    }
    schema.path("allOf").forEach(part -> assertFits(root, part, value));
    schema.path("required").forEach(name -> assertThat(value.has(name.asText())).isTrue());
    schema
        .path("properties")
        .properties()
        .forEach(it -> assertFits(root, it.getValue(), value.path(it.getKey())));
    value.forEach(each -> assertFits(root, schema.path("items"), each));
    if (schema.has("enum")) {
      assertThat(schema.path("enum")).contains(value);
    }
  }

  private String log() {
    StringBuilder log = new StringBuilder();
    looks().forEach(it -> it.attempts().forEach(attempt -> log.append(attempt.log())));
    return log.toString();
  }

  @Test
  void lookingTellsWhatDriftedAndWhatCannotBeReadAndWritesNothing() throws Exception {
    deploy(example(false));
    deploy(new EditedTemplate(example(false)).touched().template());
    tick();
    assertThat(aws.events().undelivered()).isEmpty();
    assertThat(aws.events().putEvents()).as("the stack's own writes").isEmpty();
    assertThat(looks()).as("by the schedule alone").hasSize(1);
    assertThat(log()).contains("\"Drift\":0").doesNotContain("\"Drift\":1");
    int updates = aws.securityHub().calls().updates().count();

    write(THERE, FOREIGN);
    assertThat(looks()).as("CloudTrail tells each Region of its own").hasSize(1);
    write(HERE, FOREIGN);
    assertThat(states()).containsExactly(HERE + " DRIFTED by CHANGE", THERE + " DRIFTED by CHANGE");
    JsonNode detail = aws.events().putEvents().get(0).path("detail");
    assertThat(detail.path("changedBy").asText())
        .isEqualTo("arn:aws:iam::123456789012:user/somebody");
    assertThat(detail.path("operation").asText()).isEqualTo("UpdateOrganizationConfiguration");
    assertThat(detail.path("changes")).hasSize(2);
    assertFitsTheSchema(detail);
    assertThat(aws.events().notifications())
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.message()).contains("has drifted"));

    aws.securityHub().in(HERE).removeAdministrator();
    tick();
    assertThat(states()).endsWith(HERE + " DRIFTED by SCHEDULE", THERE + " DRIFTED by SCHEDULE");
    detail = aws.events().putEvents().get(2).path("detail");
    assertThat(detail.path("changes").toString()).contains("DelegatedAdministrator");
    assertThat(detail.path("message").asText()).contains("EnableOrganizationAdminAccount");
    assertFitsTheSchema(detail);
    assertThat(aws.securityHub().calls().updates().count()).as("never a write").isEqualTo(updates);
  }

  @Test
  void healingPutsBackTellsItAndIsNoReasonToLookAgain() throws Exception {
    deploy(example(true));

    write(HERE, FOREIGN);
    assertThat(states()).containsExactly(HERE + " HEALED by CHANGE");
    assertThat(looks()).as("its own write does not run it").hasSize(1);
    assertThat(Live.summary(aws.securityHub().in(HERE).live())).isEqualTo("LOCAL,true,DEFAULT");

    aws.cloudFormation().delete(STACK);
    write(HERE, FOREIGN);
    assertThat(aws.events().rules()).isEmpty();
    assertThat(looks()).as("nothing is left that looks").hasSize(1);
  }
}
