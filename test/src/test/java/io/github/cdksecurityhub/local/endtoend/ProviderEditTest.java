package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.run.CommandLineJar;
import io.github.cdksecurityhub.local.securityhub.RegionHandle;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stack that is deployed gets a function of the user's shape, and goes back to the default. */
@Tag("long")
@Timeout(300)
class ProviderEditTest {
  private static final String LOCAL =
      """
      SecurityHubOrganizationConfiguration.Builder.create(this, "SecurityHub")
          .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.NONE))
          %s.build();
      """;
  private static final String CENTRAL =
      """
      SecurityHubCentralConfiguration.Builder.create(this, "SecurityHub")
          .linkedRegions(LinkedRegions.only("eu-west-1"))
          .policy(ConfigurationPolicy.disabled("off")
              .appliesTo(PolicyTarget.account("111122223333")))
          %s.build();
      """;
  private static final String OWN =
      ".provider(OrganizationConfigurationProvider.Builder.create(this, \"Provider\").build())";
  private static final String REGION = "us-east-1";

  private static HostedHandler handler;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    handler = HostedHandler.start(120, CloudFormationOptions.DEFAULT);
  }

  @AfterAll
  static void stop() {
    handler.close();
  }

  @ParameterizedTest
  @CsvSource({"LOCAL, 'LOCAL,true,NONE'", "CENTRAL, CENTRAL"})
  void anotherFunctionTakesTheRegionOverAndWritesNothing(String type, String declared)
      throws Exception {
    RegionHandle region = handler.hub().in(REGION);
    String before = Live.summary(region.live());
    String statements = type.equals("LOCAL") ? LOCAL : CENTRAL;
    List<Path> assemblies =
        new AdoptedApp(folder).synthesized(statements.formatted(""), statements.formatted(OWN));
    deploy(assemblies.get(0));
    long writes = region.calls().updates().count();
    for (int number : new int[] {1, 0}) {
      assertThat(planned(assemblies.get(number))).contains("1 left alone. Nothing was written.");
      deploy(assemblies.get(number));
    }

    assertThat(Live.summary(region.live())).isEqualTo(declared);
    assertThat(region.calls().updates().count()).isEqualTo(writes);

    handler.cloudFormation().delete("S");
    assertThat(Live.summary(region.live())).isEqualTo(before);
    assertThat(region.tags().current()).isEmpty();
  }

  private static String planned(Path assembly) throws Exception {
    String endpoint = handler.aws().endpoint().toString();
    return CommandLineJar.run("plan", assembly.toString(), "--endpoint-url", endpoint).out();
  }

  private static void deploy(Path assembly) throws Exception {
    CloudAssembly made = CloudAssembly.read(assembly);
    handler.cloudFormation().upload(Assemblies.unpacked(made).assets());
    StackOutcome outcome = handler.cloudFormation().deploy("S", made.template("S"));
    assertThat(outcome.status().name())
        .as(outcome.firstFailure())
        .matches("(CREATE|UPDATE)_COMPLETE");
  }
}
