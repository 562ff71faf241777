package io.github.cdksecurityhub.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdksecurityhub.examples.PackagedExamples.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExamplesTest {
  private static final String CONFIGURATION = "Custom::SecurityHubOrganizationConfiguration";
  private static final List<String> OUTPUTS =
      List.of("Outcome", "Changes", "Status", "PreviousConfiguration");
  private static final Map<String, String> KNOWN_ENVIRONMENT =
      Map.of("CDK_DEFAULT_ACCOUNT", "123456789012", "CDK_DEFAULT_REGION", "eu-west-1");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                      | 1 | the default is local",
        "{\"example\":\"local\"}   | 1 | the stack's Region",
        "{\"example\":\"central\"} | 1 | the home Region",
        "{\"example\":\"regions\"} | 5 | a resource per Region",
      })
  void everyExampleSynthesizesWithOutputsForEachRegion(String context, int regions, String reason)
      throws Exception {
    PackagedExamples examples = new PackagedExamples(folder.resolve("cdk.out"));
    Run run = examples.run(context, Map.of());

    assertThat(run.exitCode()).as(run.output()).isZero();
    Map<String, Map<String, Object>> resources = section(examples, "Resources");
    assertThat(resources.values())
        .as(reason)
        .filteredOn(resource -> CONFIGURATION.equals(resource.get("Type")))
        .hasSize(regions);
    assertThat(section(examples, "Outputs").values())
        .extracting(output -> attribute(output))
        .hasSize(regions * OUTPUTS.size())
        .containsOnlyElementsOf(OUTPUTS);
  }

  @Test
  void theAggregatorOutlivesTheCentralConfiguration() throws Exception {
    PackagedExamples examples = new PackagedExamples(folder.resolve("cdk.out"));
    examples.run("{\"example\":\"central\"}", KNOWN_ENVIRONMENT);

    Map<String, Object> configuration =
        section(examples, "Resources").get("SecurityHubOrganizationConfigurationEuWest1");

    assertThat(configuration.get("DependsOn").toString()).contains("Aggregator");
    assertThat(configuration.get("Properties").toString())
        .contains("ConfigurationType=CENTRAL", "Region=eu-west-1")
        .doesNotContain("AutoEnable");
  }

  @Test
  void halfAnEnvironmentIsNone() throws Exception {
    PackagedExamples examples = new PackagedExamples(folder.resolve("cdk.out"));
    examples.run("{}", Map.of("CDK_DEFAULT_REGION", "eu-west-1"));

    assertThat(section(examples, "Resources")).containsKey("SecurityHubOrganizationConfiguration");
  }

  @Test
  void anUnknownExampleIsRefusedWithThoseThatExist() throws Exception {
    PackagedExamples examples = new PackagedExamples(folder.resolve("cdk.out"));
    Run run = examples.run("{\"example\":\"everything\"}", Map.of());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output())
        .contains("Cannot synthesize example \"everything\"", "central, local, regions")
        .doesNotContain("Exception");
    assertThat(examples.assembly().resolve("manifest.json")).doesNotExist();
  }

  @Test
  void twoSynthesesGiveTheSameBytes() throws Exception {
    PackagedExamples once = new PackagedExamples(folder.resolve("once"));
    PackagedExamples again = new PackagedExamples(folder.resolve("again"));
    once.run("{\"example\":\"regions\"}", Map.of());
    again.run("{\"example\":\"regions\"}", Map.of());

    assertThat(once.contents()).isNotEmpty().isEqualTo(again.contents());
  }

  private static Map<String, Map<String, Object>> section(PackagedExamples examples, String name)
      throws IOException {
    ObjectMapper json = new ObjectMapper();
    return json.convertValue(
        json.readTree(examples.template()).get(name), new TypeReference<>() {});
  }

  private static Object attribute(Map<String, Object> output) {
    Map<?, ?> value = (Map<?, ?>) output.get("Value");
    return ((List<?>) value.get("Fn::GetAtt")).get(1);
  }
}
