package io.github.cdksecurityhub.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.endpoints.SecurityHubEndpointParams;
import software.amazon.awssdk.services.securityhub.endpoints.SecurityHubEndpointProvider;

/** Where the command line looks for Security Hub: where the SDK's own clients would. */
class EndpointsTest {
  private static final Optional<String> CORP = Optional.of("corp");
  private static final String AWS = "https://securityhub.eu-west-1.amazonaws.com";

  @TempDir Path folder;

  @AfterEach
  void forget() {
    System.clearProperty("aws.configFile");
    System.clearProperty("aws.profile");
  }

  private void config(String text) throws IOException {
    Path file = folder.resolve("config");
    Files.writeString(file, text);
    System.setProperty("aws.configFile", file.toString());
  }

  private static URI found(Optional<String> profile, String region) {
    return new Endpoints(new AwsSettings(profile, Optional.empty(), Optional.empty()))
        .securityHub(region);
  }

  private static URI bySdk(Region region, boolean fips, boolean dualStack) {
    return SecurityHubEndpointProvider.defaultProvider()
        .resolveEndpoint(
            SecurityHubEndpointParams.builder()
                .region(region)
                .useFips(fips)
                .useDualStack(dualStack)
                .build())
        .join()
        .url();
  }

  @Test
  void withoutAWordItIsAws() throws Exception {
    config("[default]\nregion = eu-west-1\n");
    assertThat(found(Optional.empty(), "eu-west-1")).hasToString(AWS);
  }

  @Test
  void aProfilesEndpointStandsForAllOfAws() throws Exception {
    config("[profile corp]\nendpoint_url = http://127.0.0.1:4566\n");
    assertThat(found(CORP, "eu-west-1")).hasToString("http://127.0.0.1:4566");
    assertThat(found(Optional.empty(), "eu-west-1")).hasToString(AWS);
    System.setProperty("aws.profile", "corp");
    assertThat(found(Optional.empty(), "eu-west-1")).hasToString("http://127.0.0.1:4566");
  }

  @Test
  void aProfilesServicesNameTheOneForSecurityHub() throws Exception {
    config(
        """
        [profile corp]
        endpoint_url = http://all.example
        services = here
        [services here]
        securityhub =
          endpoint_url = http://hub.example
        """);
    assertThat(found(CORP, "eu-west-1")).hasToString("http://hub.example");
  }

  @Test
  void theCommandLineGoesBeforeTheProfile() throws Exception {
    config("[profile corp]\nendpoint_url = http://all.example\n");
    URI said = URI.create("http://said.example");
    AwsSettings settings = new AwsSettings(CORP, Optional.empty(), Optional.of(said));
    assertThat(new Endpoints(settings).securityHub("eu-west-1")).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({"true,false", "false,true", "true,true", "false,false"})
  void aProfileChoosesFipsAndDualStackInEveryRegion(boolean fips, boolean dualStack)
      throws Exception {
    config(
        "[profile corp]\nuse_fips_endpoint = %s\nuse_dualstack_endpoint = %s\n"
            .formatted(fips, dualStack));
    List<Region> regions =
        SecurityHubClient.serviceMetadata().regions().stream()
            .filter(each -> !each.isGlobalRegion() && !each.id().contains("fips"))
            .toList();
    assertThat(regions).hasSizeGreaterThan(30);
    for (Region region : regions) {
      assertThat(found(CORP, region.id())).isEqualTo(bySdk(region, fips, dualStack));
    }
  }
}
