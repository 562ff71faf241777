package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cdksecurityhub.local.junit.LocalAwsExtension;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.Fault;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.InvalidAccessException;

class SwitchOnTest {
  /** Dublin and Virginia have a subscribed administrator; Frankfurt has a subscription alone. */
  @RegisterExtension
  final LocalAwsExtension aws =
      LocalAwsExtension.of(
          LocalSecurityHub.builder()
              .region("eu-west-1")
              .subscribed()
              .administrator()
              .region("us-east-1")
              .subscribed()
              .administrator()
              .configured(LiveConfiguration.local(true, AutoEnableStandards.DEFAULT))
              .region("eu-central-1")
              .subscribed());

  private SwitchOn switchOn() {
    return new SwitchOn(
        SecurityHubClient.builder()
            .endpointOverride(aws.aws().endpoint())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("anykey", "any"))));
  }

  @Test
  void onlyWhatIsOffIsSwitchedOn(LocalSecurityHub hub) {
    assertEquals(List.of("eu-west-1"), switchOn().in(List.of("eu-west-1", "us-east-1")));
    assertTrue(hub.in("eu-west-1").live().autoEnable());
    assertEquals(AutoEnableStandards.DEFAULT, hub.in("us-east-1").live().standards());
  }

  @Test
  void aThrottledCallIsMadeAgain(LocalSecurityHub hub) {
    hub.in("eu-west-1")
        .on(Operation.UPDATE_ORGANIZATION_CONFIGURATION)
        .fail(Fault.throttled())
        .fail(Fault.throttled());
    switchOn().in(List.of("eu-west-1"));
    assertTrue(hub.in("eu-west-1").live().autoEnable());
  }

  @Test
  void whereTheAccountIsNoAdministratorItSaysSo(LocalSecurityHub hub) {
    InvalidAccessException refused =
        assertThrows(InvalidAccessException.class, () -> switchOn().in(List.of("eu-central-1")));
    assertTrue(refused.getMessage().contains("is not an administrator for this organization"));
    assertFalse(hub.in("eu-central-1").live().autoEnable());
  }
}
