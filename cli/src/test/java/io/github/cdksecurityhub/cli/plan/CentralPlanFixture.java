package io.github.cdksecurityhub.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A stack with central configuration, what is live of it, and the plan for both. */
class CentralPlanFixture {
  static final String HERE = "us-east-1";
  static final String ONE = "111122223333";
  static final String ALL = "'RegionLinkingMode':'ALL_REGIONS'";
  static final String ON = enabled("[]", "'DisabledSecurityControlIdentifiers':[]");
  static final String OFF = "'ConfigurationPolicy':{'SecurityHub':{'ServiceEnabled':false}}";

  /** Returns the content of a policy that enables Security Hub. */
  static String enabled(String standards, String controls) {
    return ("'ConfigurationPolicy':{'SecurityHub':{'ServiceEnabled':true,"
            + "'EnabledStandardIdentifiers':%s,'SecurityControlsConfiguration':{%s}}}")
        .formatted(standards, controls);
  }

  @TempDir Path temporary;
  PlanFixture fixture;
  InMemoryCentralReader live;
  final Map<String, String> ids = new LinkedHashMap<>();

  @BeforeEach
  void begin() {
    live = new InMemoryCentralReader();
    fixture = new PlanFixture(temporary).central(live).shows(HERE, PlanFixture.CENTRAL);
    ids.put("Central", PlanFixture.id(HERE));
    ids.put("Aggregator", InMemoryCentralReader.AGGREGATOR);
    ids.put("Pa", InMemoryCentralReader.arn("a"));
    ids.put("A" + ONE, ONE + "/ACCOUNT");
  }

  static CentralTemplate central() throws Exception {
    return new CentralTemplate().configuration().aggregator(ALL);
  }

  void deployed(CentralTemplate template) throws Exception {
    deployed(template.toString(), ids);
  }

  void deployed(String template, Map<String, String> there) throws Exception {
    fixture.deployed("Prod-S", "UPDATE_COMPLETE", template, there);
  }

  void deployedLocal(CentralTemplate template, String region) throws Exception {
    deployed(template.toString(), Map.of("Local", PlanFixture.id(region)));
  }

  Plan.PlannedStack plan(CentralTemplate template) throws Exception {
    return fixture.declares(template.toString()).plan().stacks().get(0);
  }

  List<Row> natives(CentralTemplate template) throws Exception {
    return plan(template).rows().stream().filter(row -> !row.event().isConfiguration()).toList();
  }

  List<String> rows(CentralTemplate template) throws Exception {
    return natives(template).stream()
        .map(
            row ->
                "%s %s: %s %s"
                    .formatted(
                        row.event().kind().word,
                        row.event().label(),
                        row.action().word,
                        row.changes()))
        .toList();
  }

  List<String> weakens(CentralTemplate template) throws Exception {
    fixture.declares(template.toString());
    return fixture.plan().weakenings().stream()
        .map(each -> each.replaceFirst("^(.*?: .*?)(: |,).*", "$1"))
        .toList();
  }

  Row only(CentralTemplate template, ResourceType type) throws Exception {
    List<Row> rows = natives(template).stream().filter(row -> row.event().type() == type).toList();
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  CentralTemplate settled() throws Exception {
    live.aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS");
    live.policy("a", ON).applied("a", "ACCOUNT", ONE, "SUCCESS");
    return central().policy("a", ON).account(ONE, CentralTemplate.id("a"));
  }
}
