package io.github.cdksecurityhub.local.cloudformation;

import io.github.cdksecurityhub.local.events.LocalEventBridge;
import io.github.cdksecurityhub.local.iam.LocalIam;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How the local CloudFormation differs from one account to the next.
 *
 * @param environment partition, account and Region of its stacks; default aws, 123456789012,
 *     us-east-1
 * @param configuredAlready what the native configuration makes of settings that are there; default
 *     overwritten
 * @param second how long a second of {@code ServiceTimeout} takes; default a second. Tests that
 *     wait for it make it shorter
 * @param securityHub where {@code AWS::SecurityHub} resources are made; default nowhere, then they
 *     are refused
 * @param events where {@code AWS::Events} rules are made; default nowhere, then they are only
 *     recorded
 * @param iam where the policies of roles are; default one of its own
 * @param listener gets every event as it happens, from several threads; default none
 */
public record CloudFormationOptions(
    Environment environment,
    ConfiguredAlready configuredAlready,
    Duration second,
    Optional<URI> securityHub,
    Optional<LocalEventBridge> events,
    Optional<LocalIam> iam,
    Consumer<StackEvent> listener) {

  /** The defaults. */
  public static final CloudFormationOptions DEFAULT =
      new CloudFormationOptions(
          new Environment("aws", "123456789012", "us-east-1"),
          ConfiguredAlready.OVERWRITTEN,
          Duration.ofSeconds(1),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          event -> {});

  /** These options elsewhere. */
  public CloudFormationOptions withEnvironment(Environment elsewhere) {
    return new CloudFormationOptions(
        elsewhere, configuredAlready, second, securityHub, events, iam, listener);
  }

  /** These options with another result of the native configuration's Create. */
  public CloudFormationOptions withConfiguredAlready(ConfiguredAlready fate) {
    return new CloudFormationOptions(environment, fate, second, securityHub, events, iam, listener);
  }

  /** These options with another length of a second of {@code ServiceTimeout}. */
  public CloudFormationOptions withSecond(Duration length) {
    return new CloudFormationOptions(
        environment, configuredAlready, length, securityHub, events, iam, listener);
  }

  /** These options with a Security Hub. */
  public CloudFormationOptions withSecurityHub(URI endpoint) {
    return new CloudFormationOptions(
        environment, configuredAlready, second, Optional.of(endpoint), events, iam, listener);
  }

  /** These options with an EventBridge. */
  public CloudFormationOptions withEvents(LocalEventBridge bridge) {
    return new CloudFormationOptions(
        environment, configuredAlready, second, securityHub, Optional.of(bridge), iam, listener);
  }

  /** These options with an IAM, for instance one that several Regions share. */
  public CloudFormationOptions withIam(LocalIam shared) {
    return new CloudFormationOptions(
        environment, configuredAlready, second, securityHub, events, Optional.of(shared), listener);
  }

  /** These options with a listener. */
  public CloudFormationOptions withListener(Consumer<StackEvent> value) {
    return new CloudFormationOptions(
        environment, configuredAlready, second, securityHub, events, iam, value);
  }
}
