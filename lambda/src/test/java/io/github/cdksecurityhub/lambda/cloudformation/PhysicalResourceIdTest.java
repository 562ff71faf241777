package io.github.cdksecurityhub.lambda.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhysicalResourceIdTest {
  private static final AccountRegion PLACE = new AccountRegion("123456789012", "us-gov-west-1");

  @ParameterizedTest
  @MethodSource("io.github.cdksecurityhub.lambda.model.OrganizationConfiguration#values")
  void whatWasWrittenIsReadBack(OrganizationConfiguration previous) {
    PhysicalResourceId id = new PhysicalResourceId(PLACE, Optional.of(previous));
    assertThat(PhysicalResourceId.parse(id.toString())).contains(id);
  }

  @Test
  void theIdOfACreateThatReadNothingIsReadBack() {
    PhysicalResourceId id = PhysicalResourceId.unobserved(PLACE);
    assertThat(PhysicalResourceId.parse(id.toString())).contains(id);
    assertThat(id.previous()).isEmpty();
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
        "123456789012/eu-west-1/securityhub-organization-configuration/LOCAL",
        "123456789012/eu-west-1/securityhub-organization-configuration/LOCAL,false,CIS",
        "123456789012/eu-west-1/securityhub-organization-configuration/CENTRAL,false,NONE",
        "123456789012/eu-west-1/securityhub-organization-configuration/CENTRAL/x",
        "x123456789012/eu-west-1/securityhub-organization-configuration/CENTRAL",
        "12345678901/eu-west-1/securityhub-organization-configuration/CENTRAL",
        "123456789012//securityhub-organization-configuration/CENTRAL",
        "123456789012/eu-west-1/SecurityHub-organization-configuration/CENTRAL",
        "123456789012/eu-west-1/securityhub-organization-configuration/CENTRAL\n",
        "123456789012/eu-west-1/securityhub-organization-configuration/unobserved ",
        "\u0661\u0662\u0663456789012/eu-west-1/securityhub-organization-configuration/CENTRAL"
      })
  void aForeignIdIsNotRead(String foreign) {
    assertThat(PhysicalResourceId.parse(foreign)).isEmpty();
  }
}
