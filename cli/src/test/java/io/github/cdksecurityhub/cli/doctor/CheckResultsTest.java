package io.github.cdksecurityhub.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.console.Style;
import io.github.cdksecurityhub.cli.plan.InMemoryCentralReader;
import io.github.cdksecurityhub.cli.plan.PlanFixture;
import io.github.cdksecurityhub.cli.preview.Preview;
import io.github.cdksecurityhub.cli.preview.SimulatedRegions;
import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What doctor reports of one Region, by what its requests return. */
class CheckResultsTest {
  private static final AccountRegion PLACE = new AccountRegion("123456789012", "eu-west-1");

  private final PlanFixture live =
      new PlanFixture(Path.of(""))
          .central(
              new InMemoryCentralReader()
                  .aggregator(InMemoryCentralReader.AGGREGATOR, "ALL_REGIONS"));
  private Optional<FailureCause> ofHub = Optional.empty();

  private CheckResults check() throws InterruptedException {
    SecurityHubReader reader = live.reader(PLACE);
    Preview preview =
        new SimulatedRegions(place -> reader, Clock.system(), Duration.ofMillis(1)).preview(PLACE);
    return CheckResults.of(reader, this::isEnabled, preview);
  }

  private boolean isEnabled() throws SecurityHubException {
    if (ofHub.isPresent()) {
      throw new SecurityHubException(failure(ofHub.get(), ApiOperation.DESCRIBE_HUB));
    }
    return true;
  }

  private static Failure failure(FailureCause cause, ApiOperation operation) {
    return PlanFixture.failure(cause, PLACE.region(), operation);
  }

  private void failing(ApiOperation operation, FailureCause cause) {
    live.fails(failure(cause, operation));
  }

  @Test
  void aRegionWithEverythingIsOk() throws InterruptedException {
    CheckResults results = check();
    assertThat(results.isOk()).isTrue();
    assertThat(results.subscribed()).contains(true);
    assertThat(results.administrator()).contains(true);
    assertThat(results.home()).contains("us-east-1");
  }

  @Test
  void aFailedStatusIsAFailure() throws InterruptedException {
    live.shows(PLACE.region(), PlanFixture.FAILED);
    assertThat(check().failures())
        .extracting(Failure::cause)
        .containsExactly(FailureCause.STATUS_FAILED);
  }

  @Test
  void anAccountThatIsNotTheAdministratorMayBeSubscribed() throws InterruptedException {
    failing(ApiOperation.DESCRIBE, FailureCause.NOT_ADMINISTRATOR);
    CheckResults results = check();
    assertThat(results.isOk()).isFalse();
    assertThat(results.subscribed()).contains(true);
    assertThat(results.administrator()).contains(false);
  }

  @Test
  void anAccountThatIsNotSubscribedReadsNoAggregator() throws InterruptedException {
    failing(ApiOperation.DESCRIBE, FailureCause.NOT_SUBSCRIBED);
    CheckResults results = check();
    assertThat(results.subscribed()).contains(false);
    assertThat(results.administrator()).isEmpty();
    assertThat(results.home()).isEmpty();
  }

  @Test
  void eachCauseIsReportedOnce() throws InterruptedException {
    failing(ApiOperation.DESCRIBE, FailureCause.ACCESS_DENIED);
    ofHub = Optional.of(FailureCause.ACCESS_DENIED);
    assertThat(check().failures())
        .containsExactly(failure(FailureCause.ACCESS_DENIED, ApiOperation.DESCRIBE));
  }

  @Test
  void rejectedCredentialsMeanThatTheRegionIsNotEnabled() throws InterruptedException {
    failing(ApiOperation.DESCRIBE, FailureCause.CREDENTIALS_REJECTED);
    ofHub = Optional.of(FailureCause.CREDENTIALS_REJECTED);
    assertThat(check().isNotEnabled()).isTrue();
    ofHub = Optional.of(FailureCause.ACCESS_DENIED);
    assertThat(check().isNotEnabled()).isFalse();
  }

  @Test
  void whoManagesTheRegionIsReadFromItsTags() throws InterruptedException {
    assertThat(check().owner()).isEmpty();
    Owner owner = new Owner("arn:aws:cloudformation:eu-west-1:123456789012:stack/S/1", "One", "a");
    Local before = new Local(false, AutoEnableStandards.NONE);
    live.managed(PLACE.region(), Ownership.claimedBy(owner, Optional.of(before)));
    assertThat(check().owner()).contains(owner);
    assertThat(new DoctorReport(List.of(check())).text(new Style(false), 200))
        .containsSequence(
            "",
            "   REGION     MANAGED BY  BEFORE IT                              STACK",
            "   eu-west-1  One         local, new accounts off, no standards  " + owner.stackId());
  }

  @Test
  void tagsThatCannotBeReadAreAFailure() throws InterruptedException {
    failing(ApiOperation.LIST_TAGS, FailureCause.ACCESS_DENIED);
    assertThat(check().failures())
        .containsExactly(failure(FailureCause.ACCESS_DENIED, ApiOperation.LIST_TAGS));
  }

  @ParameterizedTest
  @EnumSource
  void aFaultOfTheAggregatorsListMayMeanThatThereIsNone(FailureCause cause)
      throws InterruptedException {
    failing(ApiOperation.LIST_AGGREGATORS, cause);
    boolean mayMeanNone =
        switch (cause) {
          case FINDING_AGGREGATOR_UNKNOWN, SERVICE_FAULT, GATEWAY_FAULT -> true;
          default -> false;
        };
    assertThat(check().isOk()).isEqualTo(mayMeanNone);
  }
}
