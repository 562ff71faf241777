package io.github.cdksecurityhub.local.endtoend;

import static io.github.cdksecurityhub.local.endtoend.WatchedStack.HERE;
import static io.github.cdksecurityhub.local.endtoend.WatchedStack.THERE;
import static io.github.cdksecurityhub.local.endtoend.WatchedStack.example;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdksecurityhub.local.run.EditedTemplate;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.HubSettings;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.RegionHandle;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The packaged drift function: its rules, its role, what it publishes, and deployments beside. */
@Order(1)
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class DriftTest {
  private static final LiveConfiguration FOREIGN =
      LiveConfiguration.local(false, AutoEnableStandards.NONE);
  private static final String DECLARED = "LOCAL,true,DEFAULT";

  private final WatchedStack stack = new WatchedStack();

  @AfterEach
  void stop() {
    stack.close();
  }

  private void deploy(EditedTemplate template) throws InterruptedException {
    assertThat(stack.deploy(template).name()).matches("(CREATE|UPDATE)_COMPLETE");
    stack.quiet();
  }

  private void write(String region) throws InterruptedException {
    stack.write(region, FOREIGN);
    stack.quiet();
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

  @Test
  void driftIsReportedWithWhatCannotBeReadAndNothingIsWritten() throws Exception {
    deploy(example(false));
    deploy(example(false).touched());
    stack.tick();
    assertThat(stack.aws().events().undelivered()).isEmpty();
    assertThat(stack.details()).as("the stack's own writes").isEmpty();
    assertThat(stack.runs()).as("by the schedule alone").hasSize(1);
    assertThat(stack.log()).contains("\"Drift\":0").doesNotContain("\"Drift\":1");
    int updates = stack.aws().securityHub().calls().updates().count();

    write(THERE);
    assertThat(stack.runs()).as("CloudTrail reports to each Region's own bus").hasSize(1);
    write(HERE);
    assertThat(stack.states())
        .containsExactly(HERE + " DRIFTED by CHANGE", THERE + " DRIFTED by CHANGE");
    JsonNode detail = stack.details().get(0);
    assertThat(detail.path("changedBy").asText())
        .isEqualTo("arn:aws:iam::123456789012:user/somebody");
    assertThat(detail.path("operation").asText()).isEqualTo("UpdateOrganizationConfiguration");
    assertThat(detail.path("changes")).hasSize(2);
    assertFitsTheSchema(detail);
    assertThat(stack.aws().events().notifications())
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.message()).contains("has drifted"));

    stack.aws().securityHub().in(HERE).removeAdministrator();
    stack.tick();
    assertThat(stack.states())
        .endsWith(HERE + " DRIFTED by SCHEDULE", THERE + " DRIFTED by SCHEDULE");
    detail = stack.details().get(2);
    assertThat(detail.path("changes").toString()).contains("DelegatedAdministrator");
    assertThat(detail.path("message").asText()).contains("EnableOrganizationAdminAccount");
    assertFitsTheSchema(detail);
    assertThat(stack.aws().securityHub().calls().updates().count())
        .as("never a write")
        .isEqualTo(updates);
  }

  /** The drift example declares consolidated findings (R42). */
  @Test
  void driftIsHealedAndReportedAndTheHealIsNoReasonToCheckAgain() throws Exception {
    deploy(example(true));

    write(HERE);
    assertThat(stack.states()).containsExactly(HERE + " HEALED by CHANGE");
    assertThat(stack.runs()).as("its own write does not run it").hasSize(1);
    assertThat(stack.live(HERE)).isEqualTo(DECLARED);

    RegionHandle there = stack.aws().securityHub().in(THERE);
    there.configureHub(new HubSettings(false, HubSettings.Generator.STANDARD_CONTROL));
    stack.tick();
    assertThat(there.hubSettings())
        .isEqualTo(new HubSettings(false, HubSettings.Generator.SECURITY_CONTROL));
    assertThat(stack.states()).endsWith(THERE + " HEALED by SCHEDULE");
    JsonNode detail = stack.details().get(1);
    assertThat(detail.path("changes").toString())
        .contains("ControlFindingGenerator", "STANDARD_CONTROL", "SECURITY_CONTROL");
    assertFitsTheSchema(detail);

    stack.aws().cloudFormation().delete(WatchedStack.NAME);
    int runs = stack.runs().size();
    write(HERE);
    assertThat(stack.aws().events().rules()).isEmpty();
    assertThat(stack.runs()).as("nothing is left that checks").hasSize(runs);
  }
}
