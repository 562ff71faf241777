package io.github.cdksecurityhub.examples;

import com.example.Central;
import com.example.CentralPolicies;
import com.example.Drift;
import com.example.Organization;
import com.example.Pipeline;
import com.example.Regions;
import com.example.SecurityBaseline;
import io.github.cdksecurityhub.ISecurityHubOrganizationConfiguration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import security.SecurityHubApp;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/**
 * One CDK app for all examples, to try them from here: {@code npx cdk synth -c example=regions}.
 * Each is a project of its own in the folder of its name, of {@code local} in {@code starter}.
 */
public final class Examples {
  private static final String STACK = "SecurityHubOrganization";
  private static final String DEFAULT = "local";

  private static final Map<String, BiFunction<App, StackProps, Stack>> EXAMPLES =
      new TreeMap<>(
          Map.of(
              "drift", (app, props) -> new Drift(app, STACK, props),
              "local", (app, props) -> new SecurityBaseline(app, STACK, props),
              "regions", (app, props) -> new Regions(app, STACK, props),
              "central", (app, props) -> new Central(app, STACK, props),
              "central-policies", (app, props) -> new CentralPolicies(app, STACK, props),
              "organization", (app, props) -> new Organization(app, STACK, props),
              "gitops",
                  (app, props) ->
                      new SecurityHubApp(
                          app, STACK, props, new GitopsSettings(app.getNode()).declaration()),
              "gitops-roles",
                  (app, props) -> new GitopsRolesExample(app, STACK + "Roles", props, STACK),
              "pipeline", (app, props) -> new Pipeline(app, STACK + "Pipeline", props)));

  /** An organization that there isn't, for a look at what would be deployed. */
  private static final Map<String, String> SAMPLES =
      Map.of(
          "root", "r-ab12",
          "production", "ou-ab12-production",
          "sandbox", "ou-ab12-sandbox0",
          "selfManagedAccount", "111122223333",
          "management", "111122223333",
          "administrator", "123456789012");

  private Examples() {}

  /**
   * Synthesizes the example that the context names, or several.
   *
   * @param args none; or a folder and the names of examples, of which each is written into a folder
   *     of its name there: several take little longer than one
   */
  public static void main(String[] args) {
    for (int i = 1; i < args.length; i++) {
      App each = new App(AppProps.builder().outdir(args[0] + "/" + args[i]).build());
      add(each, args[i], System.getenv());
      each.synth();
    }
    if (args.length == 0) {
      synthesizeTheNamed(new App());
    }
  }

  private static void synthesizeTheNamed(App app) {
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

  static Stack add(App app, String name, Map<String, String> environment) {
    SAMPLES.forEach(
        (key, sample) -> {
          if (app.getNode().tryGetContext(key) == null) {
            app.getNode().setContext(key, sample);
          }
        });
    Stack stack = EXAMPLES.get(name).apply(app, propsFor(environment));
    if (stack.getNode().tryFindChild("SecurityHub")
        instanceof ISecurityHubOrganizationConfiguration configuration) {
      RegionOutputs.add(stack, configuration);
    }
    return stack;
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
