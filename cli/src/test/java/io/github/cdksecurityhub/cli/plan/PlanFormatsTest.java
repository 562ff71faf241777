package io.github.cdksecurityhub.cli.plan;

import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.template;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.cdksecurityhub.cli.console.Style;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import io.github.cdksecurityhub.lambda.template.StackEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One plan with every action, in every format. */
class PlanFormatsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final String HERE = "us-east-1";
  private static final String HOSTILE = "no | <b>@all\nreally";

  @TempDir Path temporary;

  /** A template of resources; each entry is the logical id and the value of "Region". */
  private static String resources(Map<String, String> regions) throws IOException {
    ObjectNode whole = JSON.createObjectNode();
    for (Map.Entry<String, String> each : regions.entrySet()) {
      JsonNode one = JSON.readTree(template(each.getKey(), each.getValue(), "").replace('\'', '"'));
      whole.withObject("/Resources").setAll((ObjectNode) one.path("Resources"));
    }
    return whole.toString();
  }

  /** Each logical id is the action that its row is to have. */
  private Plan everything() throws Exception {
    Map<String, String> now = new LinkedHashMap<>();
    now.put("Unchanged", "'us-east-1'");
    now.put("Update", "'us-east-2'");
    now.put("Drifted", "'us-west-1'");
    now.put("Unknown", "{'Ref':'Parameter'}");
    now.put("Take_over", "'ap-south-1'");
    now.put("Blocked", "'eu-west-1'");
    now.put("Failed", "'eu-west-2'");
    Map<String, String> then = new LinkedHashMap<>();
    then.put("Drifted", "'us-west-1'");
    then.put("Restore", "'us-west-2'");
    then.put("Left", "'eu-west-3'");
    then.put("Retained", "'eu-north-1'");
    then.put("Reset", "'sa-east-1'");
    String retained = "\"Region\":\"eu-north-1\",";
    String reset = "\"Region\":\"sa-east-1\",";
    String deployed =
        resources(then)
            .replace(retained + rest("RESTORE"), retained + rest("RETAIN"))
            .replace(reset + rest("RESTORE"), reset + rest("RESET"));
    Map<String, String> ids = new LinkedHashMap<>();
    then.forEach((id, region) -> ids.put(id, PlanFixture.id(region.replace("'", ""))));
    return new PlanFixture(temporary)
        .declares(
            resources(now)
                .replace(
                    "\"Region\":\"ap-south-1\"", "\"Region\":\"ap-south-1\",\"TakeOver\":\"true\""))
        .deployed("Prod-S", "UPDATE_COMPLETE", deployed, ids)
        .shows(HERE, PlanFixture.DECLARED)
        .shows("us-west-2", PlanFixture.DECLARED)
        .shows("eu-north-1", PlanFixture.DECLARED)
        .shows("sa-east-1", PlanFixture.DECLARED)
        .managed("us-west-2", "Prod-S", "Restore")
        .managed("eu-north-1", "Prod-S", "Retained")
        .managed("sa-east-1", "Prod-S", "Reset")
        .managed("ap-south-1", "Other", "One")
        .fails(
            new Failure(
                FailureCause.NOT_ADMINISTRATOR,
                new AccountRegion("123456789012", "eu-west-1"),
                ApiOperation.DESCRIBE,
                new ServiceError(401, "InvalidAccessException", HOSTILE, "1"),
                ""))
        .fails("eu-west-2", FailureCause.UNREACHABLE)
        .plan();
  }

  /** Policies of every kind of event, with text that another user wrote into them. */
  private Plan central() throws Exception {
    String on = CentralPlanFixture.ON;
    CentralTemplate then =
        new CentralTemplate()
            .configuration()
            .policy("a", "'Description':'as declared'," + on)
            .policy("c", on)
            .account("111122223333", CentralTemplate.id("a"))
            .account("444455556666", CentralTemplate.id("a"))
            .account("777788889999", CentralTemplate.id("c"));
    CentralTemplate now =
        new CentralTemplate()
            .configuration()
            .aggregator("'RegionLinkingMode':'ALL_REGIONS'")
            .policy("a", "'Description':'as declared'," + on)
            .policy("b", on)
            .account("111122223333", CentralTemplate.id("b"))
            .add(
                "A444455556666",
                "AWS::SecurityHub::PolicyAssociation",
                "'TargetType':'ROOT','TargetId':'r-ab12','ConfigurationPolicyId':'SELF_MANAGED_SECURITY_HUB'");
    InMemoryCentralReader live =
        new InMemoryCentralReader()
            .policy("a", "'Description':'" + HOSTILE.replace("\n", "\\n\\u001b[31m`") + "'," + on)
            .policy("c", on)
            .applied("a", "ACCOUNT", "111122223333", "FAILED")
            .applied("a", "ACCOUNT", "444455556666", "PENDING")
            .applied("c", "ACCOUNT", "777788889999", "SUCCESS");
    return new PlanFixture(temporary)
        .central(live)
        .declares(now.toString())
        .deployed(
            "Prod-S",
            "UPDATE_COMPLETE",
            then.toString(),
            Map.of(
                "Central",
                PlanFixture.id(HERE),
                "Pa",
                InMemoryCentralReader.arn("a"),
                "Pc",
                InMemoryCentralReader.arn("c"),
                "A111122223333",
                "111122223333/ACCOUNT",
                "A444455556666",
                "444455556666/ACCOUNT",
                "A777788889999",
                "777788889999/ACCOUNT"))
        .shows(HERE, PlanFixture.CENTRAL)
        .plan();
  }

  /** A Region goes central and takes what a linked one has. */
  private Plan linked() throws Exception {
    return new PlanFixture(temporary)
        .central(
            new InMemoryCentralReader()
                .aggregator(InMemoryCentralReader.AGGREGATOR, "SPECIFIED_REGIONS", "eu-west-1"))
        .declares(new CentralTemplate().configuration().toString())
        .shows("eu-west-1", PlanFixture.DECLARED)
        .plan();
  }

  @Test
  void whatGoesWithTheHomeRegionIsListedBeneathIt() throws Exception {
    String change = "linked eu-west-1: local, new accounts on, default standards -> central";
    assertThat(new PlanText(new Style(false), 100).lines(linked()))
        .containsSequence("  us-east-1:", "    " + change);
    assertThat(PlanMarkdown.lines(linked())).contains("- **us-east-1**: `" + change + "`");
  }

  @Test
  void policiesAreListedBeneathTheirRegion() throws Exception {
    List<String> lines = new PlanText(new Style(false), 100).lines(central());

    assertThat(lines)
        .containsSubsequence(
            "! root r-ab12: account 444455556666 loses the policy a: it follows its parent's, or none",
            "! policy c: policy deleted: it no longer configures the accounts that follow it",
            "  =  us-east-1               none         no changes        central",
            "  +    finding aggregator    Create       create            links all Regions",
            "  ?    policy a              none         drifted           on, 0 standards",
            "  +    policy b              Create       create            on, 0 standards",
            "  ~    account 111122223333  Update       update            a (FAILED) -> b",
            "  ~    root r-ab12           Replacement  replace (weaker)  none -> self-managed",
            "  -    policy c              Delete       delete (weaker)   on, 0 standards -> none")
        .contains("  policy b:", "    Name: none -> b", "    ServiceEnabled: none -> true")
        .contains("    Description: no | <b>@all ?[31m`really -> as declared")
        .contains(
            "  account 111122223333: 2 accounts follow the policy that it has. Status message: Account is");
  }

  @Test
  void policiesWithoutTheirRegionAreListedLast() throws Exception {
    String template =
        new CentralTemplate().policy("a", CentralPlanFixture.ON).local("L", "eu-west-1").toString();
    Plan plan = new PlanFixture(temporary).declares(template).plan();
    assertThat(RowText.of(plan.stacks().get(0)))
        .extracting(RowText::name)
        .containsExactly("eu-west-1", "policy a");
  }

  private static String rest(String onDelete) {
    return "\"ConfigurationType\":\"LOCAL\",\"AutoEnable\":\"true\",\"AutoEnableStandards\":\"DEFAULT\",\"OnDelete\":\""
        + onDelete
        + "\"";
  }

  @Test
  void everyActionIsThereAndTheGravestIsTheExitCode() throws Exception {
    Plan plan = everything();

    Set<Action> actions = EnumSet.copyOf(plan.counts().keySet());
    actions.addAll(central().counts().keySet());
    assertThat(actions).containsExactly(Action.values());
    plan.stacks()
        .get(0)
        .rows()
        .forEach(
            row -> assertThat(row.event().logicalId()).isEqualToIgnoringCase(row.action().name()));
    assertThat(plan.exitCode()).isEqualTo(1);
  }

  @Test
  void theJsonIsWhatTheSchemaDescribesAndNothingElse() throws Exception {
    JsonNode schema = JSON.readTree(Path.of("..", "docs", "plan.schema.json").toFile());
    assertThat(SCHEMAS.getSchema(SchemaLocation.of(SchemaId.V202012)).validate(schema)).isEmpty();
    closed(schema);
    List<Plan> plans =
        List.of(
            everything(),
            central(),
            linked(),
            new Plan(linked().stacks(), List.of(new AccountRegion("123456789012", HERE))),
            new PlanFixture(temporary).declares("{}").plan(),
            new PlanFixture(temporary)
                .declares(template("One", "'us-east-1'", ""))
                .withoutCloudFormation()
                .plan());

    for (Plan plan : plans) {
      JsonNode json = JSON.readTree(PlanJson.of(plan));
      assertThat(SCHEMAS.getSchema(schema).validate(json)).isEmpty();
      assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
      assertThat(json.path("exitCode").asInt()).isEqualTo(plan.exitCode());
    }
    JsonNode wrong = JSON.readTree(PlanJson.of(plans.get(0)).replace("\"drifted\"", "\"other\""));
    assertThat(SCHEMAS.getSchema(schema).validate(wrong)).as("a schema that can fail").isNotEmpty();
  }

  /** Readers have to bear fields that they don't know; here one that isn't described is a fault. */
  private static void closed(JsonNode schema) {
    schema
        .findParents("properties")
        .forEach(each -> ((ObjectNode) each).put("additionalProperties", false));
  }

  @Test
  void theCommentBeginsWithItsMarkerAndHasARowForEach() throws Exception {
    List<String> lines = PlanMarkdown.lines(everything());
    String central = String.join("\n", PlanMarkdown.lines(central()));

    assertThat(central)
        .contains("- **policy a**: `Description: no \u00a6 <b>@all ?[31m'really -> as declared` ");
    assertThat(lines.get(0)).isEqualTo(PlanMarkdown.MARKER);
    assertThat(lines).filteredOn(line -> line.startsWith("| ")).hasSize(12);
  }

  @Test
  void theReportHasChangesFirstAndNeedsNothingFromElsewhere() throws Exception {
    String page = String.join("\n", PlanHtml.lines(everything(), "2026-11-27T05:00:00Z"));
    assertThat(page).contains("1 blocked", "class=\"tile alarm\"", "Made 2026-11-27T05:00:00Z");
    assertThat(page.indexOf("<b>eu-west-1</b>", page.indexOf("<table")))
        .isLessThan(page.indexOf("<b>us-east-1</b>", page.indexOf("<table")));
    assertThat(page).doesNotContain("http://", "https://", "src=", "url(");
  }

  /** A stack without rows; an empty digest is that of one that could not be read. */
  private static Plan.PlannedStack without(
      String name, String digest, List<String> weakens, List<String> notes, List<String> unseen) {
    StackEnvironment here = new StackEnvironment(Optional.of("123456789012"), Optional.of(HERE));
    return new Plan.PlannedStack(
        new StackEvents(name, here, digest, List.of(), weakens, notes, unseen, false),
        List.of(),
        notes,
        unseen);
  }

  @Test
  void everyFormatHasWhatIsBesideTheRows() throws Exception {
    Plan.PlannedStack quiet = without("Quiet", "1", List.of(), List.of("unheard"), List.of());
    Plan.PlannedStack weaker =
        without("Weaker", "1", List.of("healing removed"), List.of("a note"), List.of());
    List<Plan.PlannedStack> stacks = new ArrayList<>(everything().stacks());
    stacks.addAll(List.of(quiet, weaker));
    stacks.add(without("Closed", "", List.of(), List.of(), List.of("why one is closed")));
    stacks.add(without("Shut", "", List.of(), List.of(), List.of("why one is shut")));
    stacks.add(without("Skipped", "", List.of(), List.of("closed"), List.of()));
    List<AccountRegion> uncovered =
        List.of(
            new AccountRegion("444455556666", "us-east-2"),
            new AccountRegion("123456789012", "ca-central-1"));
    Plan plan = new Plan(stacks, uncovered);
    for (List<String> lines :
        List.of(
            new PlanText(new Style(false), 200).lines(plan),
            PlanMarkdown.lines(plan),
            PlanHtml.lines(plan, ""))) {
      assertThat(String.join("\n", lines).replace("&#39;", "'"))
          .contains("Not seen: why one is closed", "Not seen: why one is shut", "a note")
          .contains("Weaker, drift detection: healing removed")
          .contains("linked: 444455556666 in us-east-2, 123456789012 in ca-central-1.")
          .contains("can't be read: Skipped (123456789012 in us-east-1)")
          .doesNotContain("Quiet", "unheard");
    }
    assertThat(plan.summary()).endsWith(", 2 stacks not seen. 5 changes weaken coverage.");
    Plan alone = new Plan(List.of(quiet, weaker), List.of());
    assertThat(alone.weakenings()).containsExactly("drift detection: healing removed");
    assertThat(PlanHtml.lines(alone, ""))
        .contains(
            "<p>Plan: these stacks declare no organization configuration, and drop none."
                + " 1 change weakens coverage.</p>");
  }

  @Test
  void theReportHasWhatIsWeakerFirstAndAllThatConcernsARow() throws Exception {
    String page = String.join("\n", PlanHtml.lines(central(), ""));
    assertThat(page.substring(page.indexOf("<tbody>")))
        .matches("(?s)<tbody>\\s*<tr><td><span class=\"[a-z ]+\">replace \\(weaker\\)<.*")
        .contains("<td class=\"beneath\"><b>finding aggregator</b>", "<td><b>us-east-1</b>")
        .contains("<ul><li>Description: no | &lt;b&gt;@all ?[31m`really -&gt; as declared</li>")
        .contains("<p>2 accounts follow the policy that it has.")
        .doesNotContain("<ul></ul>", "<p></p>");
    assertThat(page).doesNotContain("<p>Plan:");
    assertThat(String.join("\n", PlanHtml.lines(everything(), "")))
        .containsSubsequence("Asia Pacific", "Europe", "North America", "South America");
    assertThat(PlanMarkdown.lines(central()))
        .anyMatch(line -> line.contains("| ↳ finding aggregator |"))
        .anyMatch(line -> line.contains("| us-east-1 |"));
  }

  @Test
  void theMapHasEveryPlacedRegionWithItsGravestAction() throws Exception {
    AccountRegion declaredElsewhere = new AccountRegion("444455556666", "us-east-2");
    AccountRegion undeclared = new AccountRegion("123456789012", "ca-central-1");
    Plan plan = new Plan(everything().stacks(), List.of(declaredElsewhere, undeclared));
    assertThat(String.join("", PlanHtml.lines(plan, "")))
        .contains("<span class=\"tile change\"><b>us-east-2</b><span>update</span>")
        .contains("<span class=\"tile change\"><b>ca-central-1</b><span>not declared</span>")
        .doesNotContain("<b>unknown</b>");
  }

  @Test
  void coloursAreOnlyColours() throws Exception {
    Plan plan = everything();
    List<String> plain = new PlanText(new Style(false), 80).lines(plan);
    List<String> coloured = new PlanText(new Style(true), 80).lines(plan);

    assertThat(String.join("\n", plain)).doesNotContain("\u001b");
    assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[\\d+m", "")).toList())
        .isEqualTo(plain);
    assertThat(coloured).isNotEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 100, 200})
  void columnsAreAlignedAndEveryLineKeepsWithinTheWidth(int width) throws Exception {
    List<String> lines = new PlanText(new Style(false), width).lines(everything());
    int column =
        lines.stream()
            .filter(line -> line.contains("  EVENT"))
            .findFirst()
            .orElseThrow()
            .indexOf("EVENT");
    Set<String> events = Set.of("Create", "none", "Delete");

    assertThat(lines.stream().filter(line -> line.matches("  [=~?!-]  .*")))
        .hasSize(11)
        .allSatisfy(line -> assertThat(events).contains(line.substring(column).split(" ")[0]));
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
  }

  @Test
  void theSchemaHasADescriptionOfEveryField() throws Exception {
    JsonNode schema = JSON.readTree(Files.readString(Path.of("..", "docs", "plan.schema.json")));
    for (JsonNode properties : schema.findValues("properties")) {
      properties.forEach(
          each -> assertThat(each.has("description") || each.has("$ref")).as("" + each).isTrue());
    }
  }
}
