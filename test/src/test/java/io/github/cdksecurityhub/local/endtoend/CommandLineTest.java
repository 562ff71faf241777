package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.Template;
import io.github.cdksecurityhub.local.kit.HandlerStack;
import io.github.cdksecurityhub.local.run.Command.Ended;
import io.github.cdksecurityhub.local.run.CommandLineJar;
import io.github.cdksecurityhub.local.run.Examples;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.Call;
import io.github.cdksecurityhub.local.securityhub.Fault;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.Moment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged command line against the local AWS: what it prints is true, and it writes nothing.
 */
@Timeout(180)
class CommandLineTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> REGIONS = List.of("us-east-1", "eu-west-1", "eu-west-2");
  private static final LiveConfiguration NONE =
      LiveConfiguration.local(false, AutoEnableStandards.NONE);
  private static final LiveConfiguration ALL =
      LiveConfiguration.local(true, AutoEnableStandards.DEFAULT);
  private static final Map<String, String> REGION_OF =
      Map.of("One", "us-east-1", "Two", "eu-west-1", "Three", "eu-west-2");

  private static HostedHandler handler;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    handler = HostedHandler.start(120, CloudFormationOptions.DEFAULT, 1);
  }

  @AfterAll
  static void stop() {
    handler.close();
  }

  @BeforeEach
  void begin() {
    handler.hub().forgetCalls();
  }

  @AfterEach
  void leave() throws InterruptedException {
    handler.hub().clearScripts();
    if (handler.cloudFormation().status("S").isPresent()) {
      handler.cloudFormation().delete("S");
    }
    REGIONS.forEach(region -> handler.hub().in(region).configure(LiveConfiguration.fresh()));
  }

  private Template declare(String... idsAndLive) throws Exception {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    for (int i = 0; i < idsAndLive.length; i += 2) {
      String[] live = idsAndLive[i + 1].split(",");
      all.put(
          idsAndLive[i],
          HandlerStack.local(REGION_OF.get(idsAndLive[i]), Boolean.parseBoolean(live[0]), live[1]));
    }
    Template template = handler.template(all);
    Examples.write(folder.resolve("cdk.out"), "S", template);
    return template;
  }

  private JsonNode plan() throws Exception {
    Ended ended =
        CommandLineJar.run(
            "plan",
            folder.resolve("cdk.out").toString(),
            "--format",
            "json",
            "--endpoint-url",
            handler.aws().endpoint().toString(),
            "--timeout",
            "1");
    assertOnlyRead();
    JsonNode plan = JSON.readTree(ended.out());
    assertThat(plan.path("exitCode").asInt()).as(ended.err()).isEqualTo(ended.exitCode());
    return plan;
  }

  private static void assertOnlyRead() {
    assertThat(handler.hub().calls().list()).isNotEmpty();
    for (Call call : handler.hub().calls()) {
      assertThat(call.operation().orElseThrow().awsName())
          .matches("(Describe|List|Get|BatchGet).*");
    }
  }

  private static List<String> rows(JsonNode plan) {
    List<String> rows = new ArrayList<>();
    for (JsonNode row : plan.path("stacks").path(0).path("rows")) {
      rows.add(
          "%s %s: %s"
              .formatted(
                  row.path("logicalId").asText(),
                  row.path("event").asText(),
                  row.path("action").asText()));
    }
    return rows;
  }

  /** As {@link Live#summary} writes it. */
  private static String wanted(JsonNode row) {
    List<String> values = new ArrayList<>();
    row.path("wanted").forEach(each -> values.add(each.path(0).asText()));
    return String.join(",", values);
  }

  private void deployAsPlanned(JsonNode plan, Template template) throws InterruptedException {
    assertThat(handler.cloudFormation().deploy("S", template).status().name())
        .matches("(CREATE|UPDATE)_COMPLETE");
    for (JsonNode row : plan.path("stacks").path(0).path("rows")) {
      String region = row.path("region").asText();
      assertThat(Live.summary(handler.hub().in(region).live()))
          .as(row.toString())
          .isEqualTo(wanted(row));
    }
    handler.hub().forgetCalls();
  }

  @Test
  void planIsWhatTheDeploymentThenDoesThroughoutAStacksLife() throws Exception {
    handler.hub().in("us-east-1").configure(NONE);
    handler.hub().in("eu-west-1").configure(NONE);
    Template first = declare("One", "true,DEFAULT", "Two", "true,DEFAULT");
    JsonNode plan = plan();
    assertThat(rows(plan)).containsExactly("One Create: update", "Two Create: update");
    assertThat(plan.path("exitCode").asInt()).isEqualTo(2);
    deployAsPlanned(plan, first);

    plan = plan();
    assertThat(rows(plan)).containsExactly("One none: no changes", "Two none: no changes");
    assertThat(plan.path("exitCode").asInt()).isZero();

    handler.hub().in("eu-west-1").configure(NONE);
    plan = plan();
    assertThat(rows(plan)).containsExactly("One none: no changes", "Two none: drifted");
    assertThat(plan.path("exitCode").asInt()).isEqualTo(2);

    Template second = declare("Three", "true,NONE", "Two", "true,NONE");
    plan = plan();
    assertThat(rows(plan))
        .containsExactlyInAnyOrder(
            "Three Create: update", "Two Update: update", "One Delete: restore");
    deployAsPlanned(plan, second);
  }

  @Test
  void oneRegionThatFailsHidesNoOtherAndAPipeGetsNoColours() throws Exception {
    declare("One", "true,DEFAULT", "Two", "true,DEFAULT", "Three", "true,DEFAULT");
    handler.hub().in("us-east-1").configure(NONE);
    handler.hub().in("eu-west-2").configure(ALL);
    handler.hub().in("eu-west-1").onAny().failForEver(Fault.closed(Moment.BEFORE));

    Ended ended =
        CommandLineJar.start(
            folder,
            "plan",
            "--endpoint-url",
            handler.aws().endpoint().toString(),
            "--timeout",
            "10");

    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(1);
    assertThat(ended.out() + ended.err()).doesNotContain("\u001b");
    assertThat(ended.out())
        .as(ended.err())
        .contains("Plan: 1 unchanged, 1 to update, 1 failed. Nothing was written.")
        .containsPattern(
            "update +local, new accounts off, no standards\\s+-> local, new accounts on")
        .contains("eu-west-1: ");
    assertThat(ended.err().lines()).hasSize(3).allMatch(line -> line.matches("\\[\\d/3] .*"));
    assertOnlyRead();
  }
}
