package io.github.cdksecurityhub.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.local.conformance.Check.Place;
import io.github.cdksecurityhub.local.conformance.Conformance.Result;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.KnobText;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The conformance run finds every service that breaks a rule. */
class BentRulesTest {
  private static final Place PLACE = new Place("eu-west-1", "us-east-1");

  private final LocalSecurityHub service = LocalSecurityHub.start();
  private final SandboxHub hub =
      new SandboxHub(
          Optional.of(service.endpoint()),
          StaticCredentialsProvider.create(AwsBasicCredentials.create("anykey", "any")));

  @BeforeEach
  void configure() {
    service.in(PLACE.home()).configure(LiveConfiguration.local(true, AutoEnableStandards.DEFAULT));
  }

  @AfterEach
  void close() {
    hub.close();
    service.close();
  }

  private List<Result> run() {
    return new Conformance(hub, PLACE, true).run();
  }

  @Test
  void aServiceThatFollowsTheRulesShowsNoDifference() {
    List<Result> results = run();
    assertThat(results).filteredOn(Result::differs).isEmpty();
    assertThat(results).allMatch(result -> result.observed().isPresent());
  }

  @Test
  void whatWasThereIsThereAgain() {
    run();
    assertThat(service.in(PLACE.home()).live())
        .isEqualTo(LiveConfiguration.local(true, AutoEnableStandards.DEFAULT));
    assertThat(service.in(PLACE.other()).live()).isEqualTo(LiveConfiguration.fresh());
    assertThat(service.in(PLACE.home()).tags().current()).isEmpty();
    assertThat(service.organization().aggregator()).isEmpty();
    assertThat(service.policies().names()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "statusSent=REFUSED, R9",
    "omittedStandards=KEPT, R12",
    "lostUpdates=3 calls, R6",
    "staleReads=1 call, R26",
    "invalidRequest=BAD_REQUEST, R4",
    "readsWithoutCentral=SHOWN, R19",
    "notCentral=403 AccessDeniedException: No, R19",
    "noAggregator=INTERNAL_EXCEPTION, R17",
    "pending=none, R24",
    "centralOutcome=FAILED: No, R11",
    "aggregatorInUse=409 ResourceConflictException: No, R29",
    "enabledPolicy=SAYS_NOTHING, R45",
    "standardRefused=404 ResourceNotFoundException: No, R44",
    "leavingNeeds=NO_ASSOCIATIONS, R28"
  })
  void aBentRuleIsReported(String knob, String rule) {
    KnobText.parse(knob).applyTo(service);
    assertThat(run().stream().filter(Result::differs).map(result -> result.check().rule()))
        .contains(rule);
  }

  @Test
  void theReportNamesWhatDiffersAndKeepsTheExchanges(@TempDir Path folder) throws Exception {
    KnobText.parse("omittedStandards=KEPT").applyTo(service);
    ConformanceReport.write(run(), folder);
    assertThat(Files.readString(folder.resolve("report.md")))
        .contains(
            "| R12 |", "| LOCAL ENABLED false DEFAULT | LOCAL ENABLED false NONE | **differs** |");
    try (Stream<Path> files = Files.list(folder)) {
      Path recorded =
          files.filter(file -> file.toString().endsWith("-R12.http")).findFirst().orElseThrow();
      assertThat(Files.readString(recorded))
          .contains("POST /organization/configuration", "### response", "HTTP/1.1 200")
          .doesNotContain("Authorization");
    }
  }

  @Test
  void anOrganizationThatIsCentralIsLeftAlone() {
    service.organization().aggregate(PLACE.home());
    service.in(PLACE.home()).configure(LiveConfiguration.central());
    assertThatThrownBy(this::run).hasMessageEndingWith("Nothing was changed.");
    assertThat(service.calls().updates().count()).isZero();
  }
}
