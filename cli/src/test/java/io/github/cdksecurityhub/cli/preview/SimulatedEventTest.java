package io.github.cdksecurityhub.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OnDelete;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.model.Owner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The handler's lifecycle takes a simulated event as if CloudFormation had sent it. */
class SimulatedEventTest {
  private static final OrganizationConfiguration OFF = decoded("LOCAL,false,DEFAULT");
  private static final OrganizationConfiguration BARE = decoded("LOCAL,true,NONE");
  private static final LiveConfiguration LIVE =
      InMemorySecurityHub.live(OFF, ConfigurationStatus.ENABLED, "");

  private final ManualClock clock = new ManualClock();

  private static OrganizationConfiguration decoded(String encoded) {
    return OrganizationConfiguration.decode(encoded).orElseThrow();
  }

  private static CustomResourceEvent create() {
    return SimulatedEvent.of(
        RequestType.CREATE,
        "arn:aws:cloudformation:eu-west-1:123456789012:stack/S/guid",
        "One",
        "",
        DeclaredProperties.of(BARE, OnDelete.RESTORE),
        Map.of());
  }

  private PlannedOutcome outcome(InMemorySecurityHub hub) throws InterruptedException {
    return new SimulatedRegions(place -> hub, clock, Duration.ofSeconds(15))
        .preview(hub.place())
        .run(create());
  }

  private InMemorySecurityHub hub() {
    return new InMemorySecurityHub(clock, LIVE, Optional.of("eu-west-1"), List.of());
  }

  @Test
  void aCreateSucceedsAndItsIdNamesItsLife() throws InterruptedException {
    PlannedOutcome outcome = outcome(hub());
    assertThat(outcome.isFailed()).isFalse();
    assertThat(outcome.response().physicalResourceId())
        .isEqualTo(
            "123456789012/eu-west-1/securityhub-organization-configuration/"
                + Owner.lifeOf(create().requestId()));
    assertThat(outcome.failure()).isEmpty();
  }
}
