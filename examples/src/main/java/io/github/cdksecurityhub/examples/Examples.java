package io.github.cdksecurityhub.examples;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** One CDK app for all examples: {@code npx cdk synth -c example=regions}. */
public final class Examples {
  private static final String STACK = "SecurityHubOrganization";
  private static final String DEFAULT = "local";

  private static final Map<String, BiFunction<App, StackProps, Stack>> EXAMPLES =
      new TreeMap<>(
          Map.of(
              "drift", (app, props) -> new DriftExample(app, STACK, props),
              "local", (app, props) -> new LocalExample(app, STACK, props),
              "regions", (app, props) -> new RegionsExample(app, STACK, props),
              "central", (app, props) -> new CentralExample(app, STACK, props),
              "central-policies", (app, props) -> new CentralPoliciesExample(app, STACK, props),
              "organization", (app, props) -> OrganizationExample.add(app, STACK, props),
              "gitops", (app, props) -> new GitopsExample(app, STACK, props, declaration(app)),
              "gitops-roles",
                  (app, props) -> new GitopsRolesExample(app, STACK + "Roles", props, STACK),
              "pipeline",
                  (app, props) -> new PipelineExample(app, STACK + "Pipeline", props, STACK)));

  private Examples() {}

  /**
   * Synthesizes the example that the context names.
   *
   * @param args none
   */
  public static void main(String[] args) {
    App app = new App();
    Object named = app.getNode().tryGetContext("example");
    String name = named == null ? DEFAULT : String.valueOf(named);
    if (!EXAMPLES.containsKey(name)) {
      System.err.printf(
          "Cannot synthesize example \"%s\": there is none of that name. Pass -c example=NAME with"
              + " one of: %s.%n",
          name, String.join(", ", EXAMPLES.keySet()));
      System.exit(1);
    }
    add(app, name, System.getenv());
    app.synth();
  }

  private static Path declaration(App app) {
    return new GitopsSettings(app.getNode()).declaration();
  }

  static Stack add(App app, String name, Map<String, String> environment) {
    return EXAMPLES.get(name).apply(app, propsFor(environment));
  }

  /**
   * The account and Region that the CDK's command line found, or neither: half of it would be a
   * stack that knows its Region and may still land in any account.
   */
  private static StackProps propsFor(Map<String, String> environment) {
    String account = environment.getOrDefault("CDK_DEFAULT_ACCOUNT", "");
    String region = environment.getOrDefault("CDK_DEFAULT_REGION", "");
    StackProps.Builder props =
        StackProps.builder()
            .description("How Security Hub treats accounts that join the organization");
    if (!account.isBlank() && !region.isBlank()) {
      props.env(Environment.builder().account(account).region(region).build());
    }
    return props.build();
  }
}
