package io.github.cdksecurityhub.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.StubAws;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Security Hub a session reads: the one of the command line, the profile, or AWS. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class AwsSessionTest {
  private static final AccountRegion PLACE = new AccountRegion("123456789012", "eu-west-1");
  private static final String KEYS = "aws_access_key_id = key\naws_secret_access_key = secret\n";
  @TempDir Path folder;
  private final StubAws aws = new StubAws();

  @BeforeEach
  void begin() {
    aws.respond(
        "/organization/configuration",
        200,
        """
        {"AutoEnable":false,"AutoEnableStandards":"NONE",\
        "OrganizationConfiguration":{"ConfigurationType":"CENTRAL","Status":"ENABLED"}}\
        """);
  }

  @AfterEach
  void end() {
    aws.close();
    System.clearProperty("aws.configFile");
  }

  private SecurityHubReader reader(String config, Optional<String> endpoint) throws Exception {
    Path file = folder.resolve("config");
    Files.writeString(file, config);
    System.setProperty("aws.configFile", file.toString());
    return AwsSession.open(
            new AwsSettings(
                Optional.of("corp"),
                endpoint.map(URI::create),
                Duration.ofSeconds(5),
                secret -> {}))
        .reader(PLACE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "endpoint_url = URL",
        "endpoint_url = http://127.0.0.1:9\\n"
            + "services = here\\n"
            + "[services here]\\n"
            + "securityhub =\\n"
            + "  endpoint_url = URL"
      })
  void theEndpointOfTheProfileIsRead(String lines) throws Exception {
    String config =
        "[profile corp]\n" + KEYS + lines.replace("\\n", "\n").replace("URL", aws.url());
    assertThat(reader(config, Optional.empty()).describe().live().type())
        .isEqualTo(ConfigurationType.CENTRAL);
  }

  @Test
  void theCommandLineGoesBeforeTheProfile() throws Exception {
    String config = "[profile corp]\n" + KEYS + "endpoint_url = http://127.0.0.1:9";
    assertThat(reader(config, Optional.of(aws.url())).describe().live().type())
        .isEqualTo(ConfigurationType.CENTRAL);
  }

  @Test
  void whatASessionGivesCannotBeCastIntoWhatWrites() throws Exception {
    assertThat(reader("[profile corp]\n" + KEYS, Optional.of(aws.url())))
        .isNotInstanceOf(SecurityHub.class);
  }
}
