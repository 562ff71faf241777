package io.github.cdksecurityhub.local.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/** R6, R17 and R18: the finding aggregator, a prerequisite of CENTRAL. */
class FindingAggregatorTest extends HubTest {
  private static final String CREATE = "/findingAggregator/create";
  private static final String MEMBER =
      "401 InvalidInputException: A finding aggregator cannot be created by a member account.";
  private static final String LINKING_OTHER =
      "{\"RegionLinkingMode\":\"SPECIFIED_REGIONS\",\"Regions\":[\"us-east-1\"]}";

  @Test
  @Tag("R17")
  void thereIsNoneAndTheListIsEmpty() {
    assertThat(home.get("/findingAggregator/list").body()).isEqualTo("{\"FindingAggregators\":[]}");
  }

  @Test
  @Tag("R17")
  void thereIsNoneAndTheListFails() {
    hub.set(Knob.NO_AGGREGATOR, Variant.NoAggregator.INTERNAL_EXCEPTION);

    assertThat(home.get("/findingAggregator/list").error()).startsWith("500 InternalException");
    hub.organization().aggregate(HOME);
    assertThat(home.get("/findingAggregator/list").status()).isEqualTo(200);
  }

  @Test
  @Tag("R6")
  void theListIsTheSameInEveryRegionAndItsArnNamesTheHomeRegion() {
    home.post(CREATE, LINKING_OTHER);

    String listed = home.get("/findingAggregator/list").body();

    assertThat(listed)
        .startsWith(
            "{\"FindingAggregators\":[{\"FindingAggregatorArn\":"
                + "\"arn:aws:securityhub:eu-west-1:123456789012:finding-aggregator/");
    assertThat(other.get("/findingAggregator/list").body()).isEqualTo(listed);
  }

  @Test
  void creatingMakesTheRegionThatIsCalledTheHomeRegion() {
    JsonNode created = home.post(CREATE, LINKING_OTHER).json();

    assertThat(created.path("FindingAggregationRegion").asText()).isEqualTo(HOME);
    assertThat(created.path("RegionLinkingMode").asText()).isEqualTo("SPECIFIED_REGIONS");
    assertThat(created.path("Regions")).hasSize(1);
    assertThat(home.get(path("get", created)).json()).isEqualTo(created);
    assertThat(other.get(path("get", created)).json()).isEqualTo(created);
  }

  @Test
  @Tag("R18")
  void anAccountOnItsOwnCreatesOneBeforeThereIsAnAdministrator() {
    hub.in(HOME).removeAdministrator();

    assertThat(home.post(CREATE, LINKING_OTHER).status()).isEqualTo(200);
    hub.in(HOME).registerAdministrator();
    assertThat(home.central().status()).isEqualTo(200);
  }

  @Test
  @Tag("R4")
  @Tag("R18")
  void aMemberCannotCreateOne() {
    hub.in(HOME).removeAdministrator();
    hub.in(LocalSecurityHub.MANAGEMENT_ACCOUNT, HOME).registerAdministrator();

    assertThat(home.post(CREATE, LINKING_OTHER).error()).isEqualTo(MEMBER);
    assertThat(hub.organization().aggregator()).isEmpty();
    assertThat(other.post(CREATE, "{\"RegionLinkingMode\":\"NO_REGIONS\"}").status())
        .as("in a Region that it administers")
        .isEqualTo(200);
  }

  @Test
  @Tag("R18")
  void onlyTheAdministratorMayBeAbleToCreateOne() {
    hub.set(Knob.AGGREGATOR_CREATOR, Variant.AggregatorCreator.ADMINISTRATOR);
    hub.in(HOME).removeAdministrator();

    assertThat(home.post(CREATE, LINKING_OTHER).error()).isEqualTo(MEMBER);
    hub.in(HOME).registerAdministrator();
    assertThat(home.post(CREATE, LINKING_OTHER).status()).isEqualTo(200);
  }

  @Test
  void thereIsAtMostOneInAllRegions() {
    home.post(CREATE, LINKING_OTHER);

    assertThat(other.post(CREATE, LINKING_OTHER).error()).startsWith("400 InvalidInputException");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"RegionLinkingMode\":\"SOME\"}",
        "{\"RegionLinkingMode\":\"SPECIFIED_REGIONS\"}",
        "{\"RegionLinkingMode\":\"SPECIFIED_REGIONS\",\"Regions\":[1]}",
        "{\"RegionLinkingMode\":\"NO_REGIONS\",\"Regions\":[\"us-east-1\"]}",
      })
  void modeAndRegionsMustFit(String body) {
    assertThat(home.post(CREATE, body).error()).startsWith("400 InvalidInputException");
    assertThat(hub.organization().aggregator()).isEmpty();
  }

  @Test
  void itIsUpdatedFromTheHomeRegionAlone() {
    JsonNode created = home.post(CREATE, LINKING_OTHER).json();
    String body =
        "{\"FindingAggregatorArn\":\"%s\",\"RegionLinkingMode\":\"NO_REGIONS\"}"
            .formatted(created.path("FindingAggregatorArn").asText());

    assertThat(other.patch("/findingAggregator/update", body).status()).isEqualTo(400);
    assertThat(
            home.patch("/findingAggregator/update", body).json().path("RegionLinkingMode").asText())
        .isEqualTo("NO_REGIONS");
  }

  @Test
  void linkingARegionToACentralHomeTakesItOver() {
    hub.organization().aggregate(HOME);
    hub.in(OTHER).configure(LiveConfiguration.local(true, AutoEnableStandards.DEFAULT));
    home.central();

    home.patch(
        "/findingAggregator/update",
        "{\"FindingAggregatorArn\":\"%s\",\"RegionLinkingMode\":\"ALL_REGIONS\"}"
            .formatted(hub.organization().aggregator().orElseThrow().arn()));

    assertThat(other.describe()).isEqualTo("CENTRAL PENDING false NONE");
    assertThat(hub.in(OTHER).live().autoEnable()).isFalse();
  }

  @Test
  void anUnknownOneIsNotFound() {
    assertThat(home.get("/findingAggregator/get/arn:none").error())
        .startsWith("404 ResourceNotFoundException");
    hub.organization().aggregate(HOME);
    assertThat(home.delete("/findingAggregator/delete/arn:none").status()).isEqualTo(404);
    assertThat(hub.organization().aggregator()).isPresent();
  }

  @Test
  void itIsDeletedFromTheHomeRegion() {
    JsonNode created = home.post(CREATE, LINKING_OTHER).json();

    assertThat(other.delete(path("delete", created)).status()).isEqualTo(400);
    assertThat(home.delete(path("delete", created)).status()).isEqualTo(200);
    assertThat(home.get("/findingAggregator/list").json().path("FindingAggregators")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ALL_REGIONS, ''",
    "ALL_REGIONS_EXCEPT_SPECIFIED, us-east-1",
    "SPECIFIED_REGIONS, us-east-1",
    "NO_REGIONS, ''",
  })
  @Tag("R11")
  void awsOwnClientReadsTheHomeRegionTheModeAndItsRegions(RegionLinkingMode mode, String region) {
    List<String> regions = region.isEmpty() ? List.of() : List.of(region, "eu-north-1");
    hub.organization().aggregate(HOME, mode, regions);
    try (SecurityHubClient sdk = SdkClients.securityHub(hub.endpoint(), OTHER)) {
      String arn =
          sdk.listFindingAggregators(r -> {}).findingAggregators().get(0).findingAggregatorArn();

      var read = sdk.getFindingAggregator(r -> r.findingAggregatorArn(arn));

      assertThat(read.findingAggregatorArn()).isEqualTo(arn);
      assertThat(read.findingAggregationRegion()).isEqualTo(HOME);
      assertThat(read.regionLinkingMode()).isEqualTo(mode.name());
      assertThat(read.regions()).isEqualTo(regions);
    }
  }

  @Test
  void aModeLinksRegionsOfItsOwnPartition() {
    FindingAggregator all =
        FindingAggregators.of("123456789012", HOME, RegionLinkingMode.ALL_REGIONS, List.of());

    assertThat(all.links(OTHER)).isTrue();
    assertThat(all.links(HOME)).isFalse();
    assertThat(all.links("cn-north-1")).isFalse();
  }

  private static String path(String verb, JsonNode aggregator) {
    String arn = aggregator.path("FindingAggregatorArn").asText();
    return "/findingAggregator/" + verb + "/" + URLEncoder.encode(arn, StandardCharsets.UTF_8);
  }
}
