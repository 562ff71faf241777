package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** R28 to R31: what keeps an organization central, and what is left when it is not any more. */
class LeavingCentralTest extends HubTest {
  private static final String CONFLICT = "409 ResourceConflictException";

  @BeforeEach
  void goCentral() {
    hub.organization().aggregate(HOME, RegionLinkingMode.ALL_REGIONS, List.of());
    hub.set(Knob.PENDING, Lasting.none());
    home.central();
  }

  @Test
  @Tag("R28")
  void policiesAndAssociationsKeepItCentral() {
    hub.organization().policies(1).associations(2);
    assertThat(home.local(true, "DEFAULT").error()).startsWith(CONFLICT);
    hub.organization().associations(0);
    assertThat(home.local(true, "DEFAULT").error()).startsWith(CONFLICT);
    hub.organization().policies(0);
    assertThat(home.local(true, "DEFAULT").status()).isEqualTo(200);
    assertThat(home.describe()).isEqualTo("LOCAL ENABLED true DEFAULT");
  }

  @Test
  @Tag("R28")
  void policiesWithoutAssociationsMayNotMatter() {
    hub.set(Knob.LEAVING_NEEDS, Variant.LeavingNeeds.NO_ASSOCIATIONS);
    hub.organization().policies(1);

    assertThat(home.local(true, "DEFAULT").status()).isEqualTo(200);
  }

  @Test
  @Tag("R28")
  void disassociationPassesByItselfAfterSomeCalls() {
    hub.organization().associations(3).disassociate(Lasting.calls(2));

    assertThat(home.local(true, "DEFAULT").error()).startsWith(CONFLICT);
    assertThat(home.local(true, "DEFAULT").error()).startsWith(CONFLICT);
    assertThat(home.local(true, "DEFAULT").status()).isEqualTo(200);
  }

  @Test
  @Tag("R28")
  void disassociationPassesByItselfAfterSomeTime() {
    hub.organization().associations(3).disassociate(seconds(10));

    assertThat(home.local(true, "DEFAULT").error()).startsWith(CONFLICT);
    assertThat(associations()).hasSize(3);
    assertThat(associations().get(0).path("AssociationStatus").asText()).isEqualTo("PENDING");
    pass(10);
    assertThat(associations()).isEmpty();
    assertThat(home.local(true, "DEFAULT").status()).isEqualTo(200);
  }

  @Test
  @Tag("R28")
  void noAssociationListedIsNoProof() {
    hub.set(Knob.DISASSOCIATING, Variant.Disassociating.HIDDEN);
    hub.organization().associations(3).disassociate(Lasting.calls(1));

    assertThat(associations()).isEmpty();
    assertThat(home.local(true, "DEFAULT").error()).startsWith(CONFLICT);
    assertThat(home.local(true, "DEFAULT").status()).isEqualTo(200);
  }

  @Test
  @Tag("R28")
  void theConflictCanLastForCallsWithNothingLeft() {
    hub.in(HOME).set(Knob.LEAVING_CONFLICTS, Lasting.calls(1));

    assertThat(home.local(true, "DEFAULT").error()).startsWith(CONFLICT);
    assertThat(home.local(true, "DEFAULT").status()).isEqualTo(200);
  }

  @Test
  @Tag("R28")
  void associationsAreListedInPages() {
    hub.organization().associations(3);

    JsonNode first = list("{\"MaxResults\": 2}");
    JsonNode second =
        list(
            "{\"MaxResults\": 2, \"NextToken\": \"%s\"}"
                .formatted(first.path("NextToken").asText()));

    assertThat(first.path("ConfigurationPolicyAssociationSummaries")).hasSize(2);
    assertThat(second.path("ConfigurationPolicyAssociationSummaries")).hasSize(1);
    assertThat(second.has("NextToken")).isFalse();
    assertThat(associations().get(0).path("AssociationStatus").asText()).isEqualTo("SUCCESS");
  }

  @Test
  void aPageHasOneToAHundred() {
    for (String size : List.of("0", "101", "-1", "many")) {
      assertThat(home.get("/configurationPolicy/list?MaxResults=" + size).error())
          .startsWith("400 InvalidInputException: Invalid parameter 'MaxResults'");
    }
    assertThat(home.get("/configurationPolicy/list?MaxResults=100").status()).isEqualTo(200);
  }

  @Test
  @Tag("R29")
  void theAggregatorCannotBeDeletedWhileCentral() {
    String path =
        "/findingAggregator/delete/" + hub.organization().aggregator().orElseThrow().arn();

    assertThat(home.delete(path).error()).startsWith("400 InvalidInputException: You must");
    hub.set(Knob.AGGREGATOR_IN_USE, ServiceError.of(409, "ResourceConflictException", "In use"));
    assertThat(home.delete(path).error()).isEqualTo("409 ResourceConflictException: In use");
    home.local(false, "NONE");
    assertThat(home.delete(path).status()).isEqualTo(200);
    assertThat(hub.organization().aggregator()).isEmpty();
  }

  @Test
  @Tag("R29")
  void deletingTheAggregatorCanStopCentralAndTakeItsPoliciesAway() {
    hub.set(Knob.AGGREGATOR_REMOVAL, Variant.AggregatorRemoval.STOPS_CENTRAL);
    hub.organization().policies(1).associations(2);
    String arn = hub.organization().aggregator().orElseThrow().arn();

    assertThat(home.delete("/findingAggregator/delete/" + arn).status()).isEqualTo(200);

    assertThat(hub.organization().aggregator()).isEmpty();
    assertThat(hub.policies().names()).isEmpty();
    assertThat(home.describe()).isEqualTo("LOCAL ENABLED false NONE");
  }

  @Test
  @Tag("R29")
  void theAdministratorCannotBeDisabledWhileCentral() {
    String administrator = "{\"AdminAccountId\": \"123456789012\"}";
    RestJsonClient management = management(HOME);

    assertThat(management.post("/organization/admin/disable", administrator).error())
        .startsWith("400 InvalidInputException: You must disable central configuration");
    home.local(false, "NONE");
    assertThat(management.post("/organization/admin/disable", administrator).status())
        .isEqualTo(200);
    assertThat(hub.in(HOME).isAdministrator()).isFalse();
    assertThat(hub.in(OTHER).isAdministrator()).isTrue();
  }

  @Test
  @Tag("R30")
  void centralStopsByItselfWhenTheAdministratorIsRemovedThroughOrganizations() {
    hub.organization().policies(1).associations(1).removeAdministratorThroughOrganizations();

    assertThat(home.get("/organization/configuration").error())
        .startsWith("401 InvalidAccessException: Account 123456789012 is not an administrator");
    assertThat(other.get("/organization/configuration").status()).isEqualTo(401);

    hub.in(HOME).registerAdministrator();
    assertThat(home.describe()).isEqualTo("LOCAL ENABLED false NONE");
    assertThat(home.get("/configurationPolicy/list").json().path("ConfigurationPolicySummaries"))
        .isEmpty();
  }

  @Test
  @Tag("R31")
  void afterLocalTheAdministratorAndTheHomeRegionAreTheSame() {
    var aggregator = hub.organization().aggregator();

    home.local(true, "DEFAULT");

    assertThat(hub.organization().aggregator()).isEqualTo(aggregator).isPresent();
    assertThat(hub.in(HOME).isAdministrator()).isTrue();
    assertThat(home.describe()).isEqualTo("LOCAL ENABLED true DEFAULT");
  }

  private JsonNode associations() {
    return list("{}").path("ConfigurationPolicyAssociationSummaries");
  }

  private JsonNode list(String body) {
    return home.post("/configurationPolicyAssociation/list", body).json();
  }
}
