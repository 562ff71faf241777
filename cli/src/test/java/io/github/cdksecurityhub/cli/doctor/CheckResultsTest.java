package io.github.cdksecurityhub.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.console.Style;
import io.github.cdksecurityhub.cli.preview.Preview;
import io.github.cdksecurityhub.cli.preview.SimulatedRegions;
import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration.Local;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.OwnershipTags;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What doctor reports of one Region, by what its requests return. */
class CheckResultsTest {
  private static final AccountRegion PLACE = new AccountRegion("123456789012", "eu-west-1");

  private final Map<ApiOperation, FailureCause> failing = new EnumMap<>(ApiOperation.class);
  private Map<String, String> tags = Map.of();
  private ConfigurationStatus status = ConfigurationStatus.ENABLED;

  private CheckResults check() throws InterruptedException {
    SecurityHubReader reader = new Region();
    Preview preview =
        new SimulatedRegions(place -> reader, Clock.system(), Duration.ofMillis(1)).preview(PLACE);
    return CheckResults.of(reader, this::isEnabled, preview);
  }

  private boolean isEnabled() throws SecurityHubException {
    failIfFailing(ApiOperation.DESCRIBE_HUB);
    return true;
  }

  private void failIfFailing(ApiOperation operation) throws SecurityHubException {
    if (failing.containsKey(operation)) {
      throw new SecurityHubException(failure(failing.get(operation), operation));
    }
  }

  private static Failure failure(FailureCause cause, ApiOperation operation) {
    return new Failure(cause, PLACE, operation, ServiceError.ofText("why"), "");
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
    status = ConfigurationStatus.FAILED;
    assertThat(check().failures())
        .extracting(Failure::cause)
        .containsExactly(FailureCause.STATUS_FAILED);
  }

  @Test
  void anAccountThatIsNotTheAdministratorMayBeSubscribed() throws InterruptedException {
    failing.put(ApiOperation.DESCRIBE, FailureCause.NOT_ADMINISTRATOR);
    CheckResults results = check();
    assertThat(results.isOk()).isFalse();
    assertThat(results.subscribed()).contains(true);
    assertThat(results.administrator()).contains(false);
  }

  @Test
  void anAccountThatIsNotSubscribedReadsNoAggregator() throws InterruptedException {
    failing.put(ApiOperation.DESCRIBE, FailureCause.NOT_SUBSCRIBED);
    CheckResults results = check();
    assertThat(results.subscribed()).contains(false);
    assertThat(results.administrator()).isEmpty();
    assertThat(results.home()).isEmpty();
  }

  @Test
  void eachCauseIsReportedOnce() throws InterruptedException {
    failing.put(ApiOperation.DESCRIBE, FailureCause.ACCESS_DENIED);
    failing.put(ApiOperation.DESCRIBE_HUB, FailureCause.ACCESS_DENIED);
    assertThat(check().failures())
        .containsExactly(failure(FailureCause.ACCESS_DENIED, ApiOperation.DESCRIBE));
  }

  @Test
  void rejectedCredentialsMeanThatTheRegionIsNotEnabled() throws InterruptedException {
    failing.put(ApiOperation.DESCRIBE, FailureCause.CREDENTIALS_REJECTED);
    failing.put(ApiOperation.DESCRIBE_HUB, FailureCause.CREDENTIALS_REJECTED);
    assertThat(check().isNotEnabled()).isTrue();
    failing.put(ApiOperation.DESCRIBE_HUB, FailureCause.ACCESS_DENIED);
    assertThat(check().isNotEnabled()).isFalse();
  }

  @Test
  void whoManagesTheRegionIsReadFromItsTags() throws InterruptedException {
    assertThat(check().owner()).isEmpty();
    Owner owner = new Owner("arn:aws:cloudformation:eu-west-1:123456789012:stack/S/1", "One", "a");
    Local before = new Local(false, AutoEnableStandards.NONE);
    tags = OwnershipTags.write(Ownership.claimedBy(owner, Optional.of(before)));
    assertThat(check().owner()).contains(owner);
    assertThat(new DoctorReport(List.of(check())).text(new Style(false), 200))
        .containsSequence(
            "",
            "   REGION     MANAGED BY  BEFORE IT                              STACK",
            "   eu-west-1  One         local, new accounts off, no standards  " + owner.stackId());
  }

  @Test
  void tagsThatCannotBeReadAreAFailure() throws InterruptedException {
    failing.put(ApiOperation.LIST_TAGS, FailureCause.ACCESS_DENIED);
    assertThat(check().failures())
        .containsExactly(failure(FailureCause.ACCESS_DENIED, ApiOperation.LIST_TAGS));
  }

  @ParameterizedTest
  @EnumSource
  void aFaultOfTheAggregatorsListMayMeanThatThereIsNone(FailureCause cause)
      throws InterruptedException {
    failing.put(ApiOperation.LIST_AGGREGATORS, cause);
    boolean mayMeanNone =
        switch (cause) {
          case FINDING_AGGREGATOR_UNKNOWN, SERVICE_FAULT, GATEWAY_FAULT -> true;
          default -> false;
        };
    assertThat(check().isOk()).isEqualTo(mayMeanNone);
  }

  private final class Region implements SecurityHubReader {
    @Override
    public AccountRegion place() {
      return PLACE;
    }

    @Override
    public Observation describe() throws SecurityHubException {
      failIfFailing(ApiOperation.DESCRIBE);
      LiveConfiguration live =
          new LiveConfiguration(
              ConfigurationType.LOCAL, true, AutoEnableStandards.NONE, status, "", false);
      return new Observation(
          live,
          status.isFailed()
              ? Optional.of(failure(FailureCause.STATUS_FAILED, ApiOperation.UPDATE_TO_LOCAL))
              : Optional.empty());
    }

    @Override
    public Optional<String> findHomeRegion() throws SecurityHubException {
      failIfFailing(ApiOperation.LIST_AGGREGATORS);
      return Optional.of("us-east-1");
    }

    @Override
    public List<AssociatedPolicy> associatedPolicies() {
      return List.of();
    }

    @Override
    public List<String> linkedRegions() {
      return List.of();
    }

    @Override
    public HubSettings hubSettings(Set<String> names) {
      return HubSettings.DEFAULTS.only(names);
    }

    @Override
    public Map<String, String> tags() throws SecurityHubException {
      failIfFailing(ApiOperation.LIST_TAGS);
      return tags;
    }
  }
}
