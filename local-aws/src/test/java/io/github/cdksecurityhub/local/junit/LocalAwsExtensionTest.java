package io.github.cdksecurityhub.local.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.SdkClients;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How tests get a local AWS. */
class LocalAwsExtensionTest {

  /** One for each test. */
  @Nested
  class AsAField {
    @RegisterExtension
    final LocalAwsExtension aws =
        LocalAwsExtension.of(
            LocalSecurityHub.builder().region("eu-west-1").subscribed().administrator());

    @Test
    void theBuildersRegionRespondsAndNoOther() {
      try (var here = SdkClients.securityHub(aws.aws().endpoint(), "eu-west-1");
          var there = SdkClients.securityHub(aws.aws().endpoint(), "us-east-1")) {
        assertThat(here.describeOrganizationConfiguration(r -> {}).autoEnable()).isFalse();
        assertThatThrownBy(() -> there.describeOrganizationConfiguration(r -> {}))
            .hasMessageContaining("is not subscribed");
      }
    }

    @Test
    void aParameterIsTheSame(LocalAws whole, LocalSecurityHub hub) {
      assertThat(whole).isSameAs(aws.aws());
      assertThat(hub).isSameAs(whole.securityHub());
      assertThat(whole.environment("eu-west-1"))
          .containsEntry("AWS_ENDPOINT_URL", hub.endpoint().toString())
          .containsEntry("AWS_REGION", "eu-west-1");
    }
  }

  /** One for the class. */
  @Nested
  @ExtendWith(LocalAwsExtension.class)
  class OnTheClass {
    private static final List<LocalAws> SEEN = new ArrayList<>();

    @Test
    void oneTestLeavesWhatItDid(LocalAws aws) {
      see(aws);
    }

    @Test
    void toTheNext(LocalAws aws) {
      see(aws);
    }

    private static void see(LocalAws aws) {
      var region = aws.securityHub().in("eu-west-1");
      assertThat(region.live().autoEnable()).isEqualTo(!SEEN.isEmpty());
      SEEN.add(aws);
      assertThat(SEEN).containsOnly(aws);
      region.configure(LiveConfiguration.local(true, AutoEnableStandards.NONE));
    }
  }

  @Test
  void outsideOfTestsThereIsNone() {
    assertThatThrownBy(() -> new LocalAwsExtension().aws())
        .hasMessage("The local AWS is there while tests run");
  }
}
