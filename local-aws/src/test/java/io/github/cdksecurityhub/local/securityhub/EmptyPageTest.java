package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** R48: a page of a list can be empty and have a token all the same. */
class EmptyPageTest extends HubTest {
  @Test
  @Tag("R48")
  void theFirstPageOfTheListCanBeEmptyAndHaveATokenAllTheSame() {
    hub.set(Knob.FIRST_PAGE, Variant.FirstPage.EMPTY).organization().aggregate(HOME);
    try (SecurityHubClient sdk = SdkClients.securityHub(hub.endpoint(), HOME)) {
      var first = sdk.listFindingAggregators(r -> {});
      assertThat(first.findingAggregators()).isEmpty();
      assertThat(first.nextToken()).isNotEmpty();

      var second = sdk.listFindingAggregators(r -> r.nextToken(first.nextToken()));
      assertThat(second.findingAggregators()).hasSize(1);
      assertThat(second.nextToken()).isNull();
      assertThat(sdk.listFindingAggregatorsPaginator(r -> {}).findingAggregators()).hasSize(1);

      hub.organization().removeAggregator();
      assertThat(sdk.listFindingAggregatorsPaginator(r -> {}).findingAggregators()).isEmpty();
    }
  }

  @Test
  @Tag("R48")
  void theFirstPageOfTheAdministratorsCanBeEmptyToo() {
    hub.set(Knob.FIRST_PAGE, Variant.FirstPage.EMPTY);
    RestJsonClient management = management(HOME);
    JsonNode first = management.get("/organization/admin?MaxResults=1").json();
    assertThat(first.path("AdminAccounts")).isEmpty();

    JsonNode second =
        management.get("/organization/admin?NextToken=" + first.path("NextToken").asText()).json();
    assertThat(second.path("AdminAccounts")).hasSize(1);
    assertThat(second.has("NextToken")).isFalse();
  }

  @Test
  @Tag("R48")
  void theFirstPagesOfPoliciesAndAssociationsCanBeEmptyToo() {
    hub.set(Knob.FIRST_PAGE, Variant.FirstPage.EMPTY);
    hub.in(HOME).configure(LiveConfiguration.central());
    hub.organization().aggregate(HOME).policies(2).associations(3);
    try (SecurityHubClient sdk = SdkClients.securityHub(hub.endpoint(), HOME)) {
      assertThat(sdk.listConfigurationPolicies(r -> {}).configurationPolicySummaries()).isEmpty();
      assertThat(sdk.listConfigurationPoliciesPaginator(r -> {}).configurationPolicySummaries())
          .hasSize(2);
      assertThat(
              sdk.listConfigurationPolicyAssociationsPaginator(r -> {})
                  .configurationPolicyAssociationSummaries())
          .hasSize(3);
    }
  }
}
