package security;

import io.github.cdksecurityhub.YamlConfiguration;
import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** What securityhub-organization.yaml declares, in the account and Region of cdk.json. */
public final class SecurityHubApp extends Stack {
  /** Declares what {@code declaration} says; {@code props} say in which account and Region. */
  public SecurityHubApp(Construct scope, String id, StackProps props, Path declaration) {
    super(scope, id, props);
    YamlConfiguration.read(declaration).declare(this, "SecurityHub");
  }

  /** Synthesizes; the CDK's command line runs this. */
  public static void main(String[] args) {
    App app = new App();
    StackProps props =
        StackProps.builder()
            .env(
                Environment.builder()
                    .account(context(app, "account"))
                    .region(context(app, "region"))
                    .build())
            // Deleting the stack puts back what was there before it: not by accident.
            .terminationProtection(true)
            .build();
    new SecurityHubApp(
        app, "SecurityHubOrganization", props, Path.of("securityhub-organization.yaml"));
    app.synth();
  }

  private static String context(App app, String key) {
    String value = String.valueOf(app.getNode().tryGetContext(key));
    if (value.equals("null") || value.startsWith("YOUR_")) {
      throw new IllegalArgumentException(
          "Cannot synthesize: \"%s\" is not set. Write it into cdk.json, or pass -c %s=..."
              .formatted(key, key));
    }
    return value;
  }
}
