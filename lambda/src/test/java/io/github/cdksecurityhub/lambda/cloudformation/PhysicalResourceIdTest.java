package io.github.cdksecurityhub.lambda.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhysicalResourceIdTest {
  private static final AccountRegion PLACE = new AccountRegion("123456789012", "us-gov-west-1");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatWasWrittenIsReadBack(boolean isFailed) {
    PhysicalResourceId id = new PhysicalResourceId(PLACE, "0f5c4b1e", isFailed);
    assertThat(PhysicalResourceId.parse(id.toString())).contains(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SecurityHubOrganization-SecurityHubeuwest1-1ABCDEFGHIJKL",
        "2030/01/01/[$LATEST]0123456789abcdef",
        "stack_logical_guid",
        "123456789012/eu-west-1/securityhub-organization-configuration",
        "123456789012/eu-west-1/securityhub-organization-configuration/",
        "123456789012/eu-west-1/securityhub-organization-configuration/0f5c4b1e0",
        "123456789012/eu-west-1/securityhub-organization-configuration/LOCAL,false,NONE",
        "123456789012/eu-west-1/securityhub-organization-configuration/0f5c-4b1",
        "123456789012/eu-west-1/securityhub-organization-configuration/0f5c4b1e/x",
        "x123456789012/eu-west-1/securityhub-organization-configuration/0f5c4b1e",
        "12345678901/eu-west-1/securityhub-organization-configuration/0f5c4b1e",
        "123456789012//securityhub-organization-configuration/0f5c4b1e",
        "123456789012/eu-west-1/SecurityHub-organization-configuration/0f5c4b1e",
        "123456789012/eu-west-1/securityhub-organization-configuration/0f5c4b1e\n",
        "123456789012/eu-west-1/securityhub-organization-configuration/0f5c4b1e/failed/",
        "\u0661\u0662\u0663456789012/eu-west-1/securityhub-organization-configuration/0f5c4b1e"
      })
  void aForeignIdIsNotRead(String foreign) {
    assertThat(PhysicalResourceId.parse(foreign)).isEmpty();
  }
}
