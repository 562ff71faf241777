package io.github.cdksecurityhub.lambda.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What docs/run/compatibility.md promises, as literals: a change of one breaks stacks that exist.
 */
class CompatibilityTest {
  private static final String ID = "123456789012/eu-west-1/securityhub-organization-configuration/";

  private static Map<String, String> released(String type, String autoEnable, String standards) {
    Map<String, String> properties = new TreeMap<>();
    properties.put("SchemaVersion", "1");
    properties.put("Region", "eu-west-1");
    properties.put("ConfigurationType", type);
    if (type.equals("LOCAL")) {
      properties.put("AutoEnable", autoEnable);
      properties.put("AutoEnableStandards", standards);
    }
    properties.put("OnDelete", "RESTORE");
    properties.put("ServiceToken", "arn:aws:lambda:eu-west-1:123456789012:function:f");
    properties.put("ServiceTimeout", "3000");
    return properties;
  }

  @ParameterizedTest
  @CsvSource({
    "LOCAL, true, DEFAULT, 'LOCAL,true,DEFAULT'",
    "LOCAL, true, NONE, 'LOCAL,true,NONE'",
    "LOCAL, false, DEFAULT, 'LOCAL,false,DEFAULT'",
    "LOCAL, false, NONE, 'LOCAL,false,NONE'",
    "CENTRAL, '', '', CENTRAL",
  })
  void everyPropertyOfSchemaVersion1IsRead(
      String type, String autoEnable, String standards, String meaning) throws Exception {
    ResourceProperties properties = ResourceProperties.read(released(type, autoEnable, standards));

    assertThat(properties.region()).isEqualTo("eu-west-1");
    assertThat(properties.configuration().encoded()).isEqualTo(meaning);
    assertThat(properties.onDelete()).isEqualTo(OnDelete.RESTORE);
  }

  @ParameterizedTest
  @CsvSource({"0f5c4b1e, false", "0f5c4b1e/failed, true"})
  void everyReleasedIdIsRead(String life, boolean isFailed) {
    PhysicalResourceId id = PhysicalResourceId.parse(ID + life).orElseThrow();
    assertThat(id.life()).isEqualTo("0f5c4b1e");
    assertThat(id.isFailed()).isEqualTo(isFailed);
  }

  @Test
  void theFormOfAnIdIsFixed() {
    Response response = LifecycleScenario.where(LifecycleScenario.OFF).create(LifecycleScenario.ON);

    assertThat(response.physicalResourceId()).isEqualTo(ID + "0f5c4b1e");
  }

  @Test
  void noAttributeIsRemoved() {
    assertThat(LifecycleScenario.where(LifecycleScenario.OFF).create(LifecycleScenario.ON).data())
        .containsKeys(
            "Region",
            "ConfigurationType",
            "AutoEnable",
            "AutoEnableStandards",
            "Status",
            "StatusMessage",
            "MemberAccountLimitReached",
            "Outcome",
            "Changes",
            "PreviousConfiguration");
  }

  @Test
  void aDeleteOfALaterSchemaVersionLeavesEverything() {
    LifecycleScenario run = LifecycleScenario.where(LifecycleScenario.ON);
    Map<String, String> later = released("LOCAL", "true", "DEFAULT");
    later.put("SchemaVersion", "2");

    Response response = run.handle(RequestType.DELETE, ID + "0f5c4b1e", later);

    assertThat(response.status()).isEqualTo(Response.Status.SUCCESS);
    assertThat(response.reason()).startsWith("left: ");
    assertThat(run.places).as("requests").isEmpty();
  }
}
