package io.github.cdksecurityhub.lambda.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.central.NativeType;
import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchedStackTest {
  private static final String ACCOUNT = "123456789012";

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("SCHEMA_VERSION", "1");
    environment.put("STACK_ID", DriftScenario.STACK);
    environment.put("HEAL", "false");
    environment.put("DECLARED", "us-east-1=LOCAL,true,DEFAULT;us-gov-west-1=CENTRAL");
    return environment;
  }

  private static WatchedStack watched(String variable, String value) {
    Map<String, String> environment = environment();
    environment.put(variable, value);
    return WatchedStack.of(environment, ACCOUNT);
  }

  @Test
  void theConstructsVariablesAreReadInTheirOrder() {
    WatchedStack watched = WatchedStack.of(environment(), ACCOUNT);

    assertThat(watched.stackId()).isEqualTo(DriftScenario.STACK);
    assertThat(watched.heals()).isFalse();
    assertThat(watched("HEAL", "true").heals()).isTrue();
    assertThat(watched.declared())
        .containsExactly(
            Map.entry(
                new AccountRegion(ACCOUNT, "us-east-1"),
                new OrganizationConfiguration.Local(true, AutoEnableStandards.DEFAULT)),
            Map.entry(
                new AccountRegion(ACCOUNT, "us-gov-west-1"),
                new OrganizationConfiguration.Central()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SCHEMA_VERSION | 2                                         | a later construct's",
        "SCHEMA_VERSION | ''                                        | none",
        "STACK_ID       | ''                                        | none",
        "HEAL           | yes                                       | neither true nor false",
        "RESOURCES      | AWS::S3::Bucket                           | a type that isn't compared",
        "DECLARED       | ''                                        | nothing to watch",
        "DECLARED       | us-east-1                                 | no configuration",
        "DECLARED       | CENTRAL                                   | no Region",
        "DECLARED       | us-east-1=LOCAL,true                      | an incomplete one",
        "DECLARED       | us-east-1=CENTRAL,true,DEFAULT            | one that does not exist",
        "DECLARED       | us-east-1=CENTRAL;                        | an empty entry",
        "DECLARED       | evil.example/=CENTRAL                     | no Region's name",
        "DECLARED       | us-east-1=CENTRAL;us-east-1=LOCAL,true,NONE | a Region twice",
      })
  void anyOtherValueIsRefusedByName(String variable, String value, String reason) {
    assertThatThrownBy(() -> watched(variable, value))
        .as(reason)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(variable);
  }

  @Test
  void theTypesOfResourcesAreReadAndThereMayBeNone() {
    assertThat(WatchedStack.of(environment(), ACCOUNT).resources()).isEmpty();
    assertThat(
            watched(
                    "RESOURCES",
                    "AWS::SecurityHub::ConfigurationPolicy,AWS::SecurityHub::PolicyAssociation")
                .resources())
        .containsExactly(NativeType.CONFIGURATION_POLICY, NativeType.POLICY_ASSOCIATION);
  }
}
