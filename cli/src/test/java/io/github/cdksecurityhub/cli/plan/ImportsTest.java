package io.github.cdksecurityhub.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.cli.assembly.AssemblyStack;
import io.github.cdksecurityhub.cli.assembly.CloudAssembly;
import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plan as if what exists were imported. */
class ImportsTest extends CentralPlanFixture {
  private static final String MAPPING =
      "{'Aggregator':{'FindingAggregatorArn':'%s'},'Pa':{'Arn':'%s'},'A%s':{'AssociationIdentifier':'%s/ACCOUNT'}}"
          .formatted(InMemoryCentralReader.AGGREGATOR, InMemoryCentralReader.arn("a"), ONE, ONE);

  private Imports imports(String mapping) throws Exception {
    return Imports.read(
        Files.writeString(temporary.resolve("import.json"), mapping.replace('\'', '"')));
  }

  private List<String> planned(CentralTemplate template, String mapping) throws Exception {
    fixture.declares(template.toString()).importing(imports(mapping));
    return rows(template);
  }

  /** The configuration comes first, as it can't be imported. */
  private void deployedAlone() throws Exception {
    fixture.deployed(
        "Prod-S",
        "CREATE_COMPLETE",
        new CentralTemplate().configuration().toString(),
        Map.of("Central", PlanFixture.id(HERE)));
  }

  @Test
  void whatExistsIsComparedWithWhatIsDeclared() throws Exception {
    CentralTemplate template = settled();
    deployedAlone();
    assertThat(rows(template)).anyMatch(row -> row.contains("blocked"));

    assertThat(planned(template, MAPPING))
        .containsExactly(
            "none finding aggregator: no changes []",
            "none policy a: no changes []",
            "none account 111122223333: no changes []");
    assertThat(fixture.plan().exitCode()).isEqualTo(ExitCode.NOTHING);
    assertThat(fixture.events().get(0).events())
        .as("what was deployed stays so")
        .extracting(PlannedEvent::kind)
        .containsOnly(EventKind.NONE);

    live.policy("a", OFF);
    assertThat(planned(template, MAPPING))
        .element(1)
        .asString()
        .startsWith("none policy a: drifted");
  }

  @Test
  void aStackThatIsNotDeployedIsMadeByTheImport() throws Exception {
    assertThat(planned(settled(), MAPPING))
        .contains("none policy a: no changes []", "none finding aggregator: no changes []");
    assertThat(fixture.plan().stacks().get(0).rows())
        .filteredOn(row -> row.event().isConfiguration())
        .extracting(row -> row.event().kind())
        .containsExactly(EventKind.CREATE);
  }

  @Test
  void whatTheFileLeavesOutIsCreated() throws Exception {
    deployedAlone();
    assertThat(planned(settled(), MAPPING.replaceFirst(",'A.*", "}")))
        .contains("none policy a: no changes []")
        .anyMatch(row -> row.startsWith("Create account 111122223333: "));
  }

  @Test
  void aFileThatIsNoMappingIsRefused() throws Exception {
    for (String text : List.of("[]", "{'A':'b'}", "{'A':{}}", "{'A':{'Arn':''}}", "1")) {
      assertThatThrownBy(() -> imports(text))
          .as(text)
          .isInstanceOf(CommandException.class)
          .hasMessageContaining("is no import mapping. Make it with init --import-mapping.");
    }
    assertThatThrownBy(() -> imports("{"))
        .hasMessageMatching("Cannot read the import mapping in .*: it is not JSON.");
    assertThatThrownBy(() -> Imports.read(Path.of("nowhere.json")))
        .hasMessage("Cannot read the import mapping in nowhere.json: there is no such file.");
  }

  /** As init writes it of an organization that is configured locally. */
  @Test
  void aMappingOfNothingChangesNothing() throws Exception {
    CentralTemplate template = settled();
    List<String> without = rows(template);
    assertThat(planned(template, "{ }")).isEqualTo(without);
    assertThat(fixture.plan().stacks().get(0).notes()).isEmpty();
  }

  @Test
  void anImportIsOfOneStackThatDeclaresAllOfIt() throws Exception {
    String template = settled().toString();
    fixture.declares(template, template);
    List<AssemblyStack> two = CloudAssembly.read(temporary).stacks();
    assertThatThrownBy(() -> imports(MAPPING).requireOneStack(two))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining(
            "2 stacks that are planned declare it. An import is of one stack: ch");
    imports(MAPPING).requireOneStack(two.subList(0, 1));
    for (String none : List.of("Gone", "Central")) {
      assertThatThrownBy(
              () -> imports("{'" + none + "':{'Arn':'a'}}").requireOneStack(two.subList(0, 1)))
          .hasMessageContaining(none + " is in ")
          .hasMessageContaining("no stack that is planned declares it as what can be imported");
    }
  }

  @Test
  void aStackNestedInTheOneThatImportsStaysAsItIs() throws Exception {
    String arn = PlanFixture.stackId("Prod-S-N-1");
    CentralTemplate parent =
        settled()
            .add("N", "AWS::CloudFormation::Stack", "")
            .metadata("N", "aws:asset:path", "N.json");
    String nested = new CentralTemplate().local("One", "eu-west-1").toString();
    fixture.file("N.json", nested).declares(parent.toString()).importing(imports(MAPPING));
    fixture.deployed("Prod-S", "CREATE_COMPLETE", parent.toString(), Map.of("N", arn));
    fixture.deployed(arn, "CREATE_COMPLETE", nested, Map.of("One", PlanFixture.id("eu-west-1")));
    assertThat(fixture.events().get(0).events())
        .filteredOn(each -> each.logicalId().equals("One"))
        .singleElement()
        .extracting(PlannedEvent::kind)
        .isEqualTo(EventKind.NONE);
  }
}
