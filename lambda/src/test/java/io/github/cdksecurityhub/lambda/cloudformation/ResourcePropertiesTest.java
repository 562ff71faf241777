package io.github.cdksecurityhub.lambda.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.cloudformation.ResourceProperties.InvalidPropertyException;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract's table of properties, strict on Create and Update, lenient on Delete. */
class ResourcePropertiesTest {
  private static final OrganizationConfiguration LOCAL =
      OrganizationConfiguration.decode("LOCAL,true,NONE").orElseThrow();
  private static final OrganizationConfiguration CENTRAL =
      OrganizationConfiguration.decode("CENTRAL").orElseThrow();

  private static Map<String, String> local() {
    return new LinkedHashMap<>(Events.properties("eu-west-1", LOCAL, OnDelete.RESET));
  }

  private static Map<String, String> central() {
    return new LinkedHashMap<>(Events.properties("eu-west-1", CENTRAL, OnDelete.RESTORE));
  }

  private static void assertRefused(Map<String, String> properties, String... words) {
    assertThatThrownBy(() -> ResourceProperties.read(properties))
        .isInstanceOf(InvalidPropertyException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void everyCombinationOfTheContractIsRead() throws InvalidPropertyException {
    for (OrganizationConfiguration each : OrganizationConfiguration.values()) {
      for (OnDelete onDelete : OnDelete.values()) {
        var properties = Events.properties("eu-west-1", each, onDelete);
        ResourceProperties expected = new ResourceProperties("eu-west-1", each, onDelete, false);
        assertThat(ResourceProperties.read(properties)).isEqualTo(expected);
        assertThat(ResourceProperties.readLeniently(properties)).contains(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ServiceToken", "ServiceTimeout"})
  void whatCloudFormationAddsIsOptional(String name) throws InvalidPropertyException {
    var properties = local();
    properties.remove(name);
    assertThat(ResourceProperties.read(properties).region()).isEqualTo("eu-west-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SchemaVersion",
        "Region",
        "ConfigurationType",
        "AutoEnable",
        "AutoEnableStandards",
        "OnDelete"
      })
  void aMissingPropertyAndOneThatIsNoStringAreNamed(String name) {
    var properties = local();
    properties.put(name, "(not a string)");
    assertRefused(properties, name, "(not a string)");
    properties.remove(name);
    assertRefused(properties, name, "missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SchemaVersion       | ''            | 1",
        "SchemaVersion       | 2             | 1",
        "SchemaVersion       | 1.0           | 1",
        "SchemaVersion       | ' 1'          | 1",
        "ConfigurationType   | local         | LOCAL or CENTRAL",
        "ConfigurationType   | ''            | LOCAL or CENTRAL",
        "ConfigurationType   | 'LOCAL '      | LOCAL or CENTRAL",
        "AutoEnable          | TRUE          | true or false",
        "AutoEnable          | yes           | true or false",
        "AutoEnable          | 1             | true or false",
        "AutoEnable          | ''            | true or false",
        "AutoEnableStandards | default       | DEFAULT or NONE",
        "AutoEnableStandards | ALL           | DEFAULT or NONE",
        "AutoEnableStandards | ''            | DEFAULT or NONE",
        "OnDelete            | Restore       | RESTORE or RESET or RETAIN",
        "OnDelete            | DELETE        | RESTORE or RESET or RETAIN",
        "OnDelete            | ''            | RESTORE or RESET or RETAIN"
      })
  void aBadValueIsNamedWithWhatIsAllowed(String name, String value, String allowed) {
    var properties = local();
    properties.put(name, value);
    assertRefused(properties, name, "'" + value + "'", allowed);
    assertThat(ResourceProperties.readLeniently(properties)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Europe",
        "eu-west",
        "eu-west-1a",
        "eu-west-1 ",
        "EU-WEST-1",
        "eu_west_1",
        "eu-west-1.evil.example",
        "eu-west-1/x",
        "eu-west-1@x",
        "eu-west-1\n",
        "../eu-west-1",
        "unknown",
        "*",
        "global"
      })
  void whatIsNoRegionNameIsRefused(String region) {
    var properties = local();
    properties.put("Region", region);
    assertRefused(properties, "Region");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "us-east-1",
        "ap-southeast-7",
        "ap-northeast-3",
        "mx-central-1",
        "il-central-1",
        "me-south-1",
        "af-south-1",
        "ca-west-1",
        "cn-northwest-1",
        "us-gov-east-1",
        "us-iso-east-1",
        "us-isob-east-1",
        "us-isof-south-1",
        "eu-isoe-west-1",
        "eusc-de-east-1"
      })
  void regionsOfAllPartitionsPass(String region) throws InvalidPropertyException {
    var properties = local();
    properties.put("Region", region);
    assertThat(ResourceProperties.read(properties).region()).isEqualTo(region);
  }

  @ParameterizedTest
  @ValueSource(strings = {"autoEnable", "Regions", "", " Region", "Status", "Réglage🦔"})
  void anUnknownPropertyIsRefusedOnCreateAndIgnoredOnDelete(String name) {
    var properties = local();
    properties.put(name, "x");
    assertRefused(properties, "'" + name + "'", "unknown", "AutoEnableStandards");
    assertThat(ResourceProperties.readLeniently(properties)).isPresent();
    properties.put(name, "(not a string)");
    assertRefused(properties, "'" + name + "'");
    assertThat(ResourceProperties.readLeniently(properties)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"AutoEnable,true", "AutoEnable,false", "AutoEnableStandards,NONE"})
  void centralAllowsNoOtherField(String name, String value) {
    var properties = central();
    properties.put(name, value);
    assertRefused(properties, name, "CENTRAL");
    properties.put(name, "(not a string)");
    assertRefused(properties, name, "CENTRAL");
  }

  @Test
  void noPropertiesAreRefused() {
    assertRefused(Map.of(), "SchemaVersion");
    assertThat(ResourceProperties.readLeniently(Map.of())).isEmpty();
  }

  @Test
  void aDeleteReadsNoOtherSchemaVersion() {
    for (String version : List.of("0", "2", "99", "")) {
      var properties = local();
      properties.put("SchemaVersion", version);
      assertThat(ResourceProperties.readLeniently(properties)).isEmpty();
    }
  }
}
