package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R19: what is for the home Region alone. */
class HomeRegionTest extends HubTest {
  @Test
  @Tag("R19")
  void centralIsForTheHomeRegion() {
    hub.organization().aggregate(OTHER);

    assertThat(home.central().error())
        .isEqualTo(
            "403 AccessDeniedException: Central Configuration APIs can only be called from the"
                + " aggregation region");
    assertThat(other.central().status()).isEqualTo(200);
  }

  @Test
  @Tag("R19")
  void theErrorOfAnUpdateFromAnotherRegionIsAKnob() {
    hub.organization().aggregate(OTHER, RegionLinkingMode.ALL_REGIONS, List.of());
    hub.set(Knob.NOT_HOME, ServiceError.of(400, "InvalidInputException", "Not here"));

    String refused = "400 InvalidInputException: Not here";
    assertThat(home.central().error()).isEqualTo(refused);
    other.central();
    assertThat(home.central().error()).as("once central").isEqualTo(refused);
    assertThat(home.local(true, "NONE").error()).as("to LOCAL").isEqualTo(refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOCAL", "CENTRAL"})
  @Tag("R19")
  void aLinkedRegionOfACentralOrganizationCannotBeUpdatedAtAll(String type) {
    hub.organization().aggregate(HOME, RegionLinkingMode.ALL_REGIONS, List.of());
    home.central();

    assertThat(
            other
                .update(
                    "{\"AutoEnable\":false,\"OrganizationConfiguration\":{\"ConfigurationType\":\"%s\"}}"
                        .formatted(type))
                .error())
        .startsWith("403 AccessDeniedException: Central Configuration APIs");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("R19")
  void policiesAreReadWhileCentralAloneOrAlways(Variant.WithoutCentral reads) {
    hub.set(Knob.READS_WITHOUT_CENTRAL, reads);
    hub.organization().aggregate(HOME).policies(1);

    int status = reads == Variant.WithoutCentral.SHOWN ? 200 : 403;
    assertThat(home.get("/configurationPolicy/list").status()).isEqualTo(status);
    assertThat(home.post("/configurationPolicyAssociation/list", "{}").status()).isEqualTo(status);
  }

  @Test
  @Tag("R19")
  void whoDoesNotAdministerACentralOrganizationCannotReadPolicies() {
    String refused =
        "403 AccessDeniedException: Must be a Security Hub delegated administrator with Central"
            + " Configuration enabled";
    hub.organization().aggregate(HOME).policies(1);
    assertThat(home.get("/configurationPolicy/list").error()).isEqualTo(refused);
    assertThat(management(HOME).get("/configurationPolicy/list").error()).isEqualTo(refused);

    hub.in(HOME).configure(LiveConfiguration.central());
    assertThat(home.get("/configurationPolicy/list").status()).isEqualTo(200);
    assertThat(management(HOME).get("/configurationPolicy/list").error()).isEqualTo(refused);
  }

  @Test
  @Tag("R19")
  void policiesAreListedFromTheHomeRegionAlone() {
    hub.organization().aggregate(HOME).policies(1).associations(2);
    hub.in(HOME).configure(LiveConfiguration.central());

    assertThat(other.get("/configurationPolicy/list").error())
        .startsWith("403 AccessDeniedException: Central Configuration APIs");
    assertThat(other.post("/configurationPolicyAssociation/list", "{}").status()).isEqualTo(403);
    assertThat(home.get("/configurationPolicy/list").json().path("ConfigurationPolicySummaries"))
        .hasSize(1);
    assertThat(
            home.post("/configurationPolicyAssociation/list", "{}")
                .json()
                .path("ConfigurationPolicyAssociationSummaries"))
        .hasSize(2);
  }
}
