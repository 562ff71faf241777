package io.github.cdksecurityhub;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** An app as users have it. */
final class TestApp {
  static final String ACCOUNT = "123456789012";
  static final String OTHER_ACCOUNT = "111122223333";

  private final App app;

  TestApp(FeatureFlags flags) {
    this(flags, Map.of());
  }

  TestApp(FeatureFlags flags, Map<String, Object> context) {
    Map<String, Object> all = new HashMap<>(flags.context());
    all.putAll(context);
    app = new App(AppProps.builder().context(all).analyticsReporting(false).build());
  }

  static TestApp withoutFlags() {
    return new TestApp(FeatureFlags.NONE);
  }

  App app() {
    return app;
  }

  /** An environment-agnostic stack. */
  Stack stack(String id) {
    return new Stack(app, id);
  }

  Stack stack(String id, String account, String region) {
    return stackIn(app, id, account, region);
  }

  static Stack stackIn(Construct scope, String id, String account, String region) {
    Environment environment = Environment.builder().account(account).region(region).build();
    return new Stack(scope, id, StackProps.builder().env(environment).build());
  }

  /** The usual declaration. */
  static SecurityHubOrganizationConfiguration.Builder declare(Construct scope, String id) {
    return SecurityHubOrganizationConfiguration.Builder.create(scope, id)
        .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT));
  }

  /** The usual central declaration, all but its policies. */
  static SecurityHubCentralConfiguration.Builder central(Construct scope) {
    return SecurityHubCentralConfiguration.Builder.create(scope, "SecurityHub")
        .linkedRegions(LinkedRegions.all());
  }

  /** A function of the user's shape, for one declaration. */
  static OrganizationConfigurationProvider.Builder provider(Construct scope) {
    return OrganizationConfigurationProvider.Builder.create(scope, "Provider");
  }
}
