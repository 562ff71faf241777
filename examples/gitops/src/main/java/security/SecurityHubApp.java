package security;

import io.github.cdksecurityhub.YamlConfiguration;
import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** Declares what securityhub-organization.yaml says, in the account and Region of cdk.json. */
public final class SecurityHubApp {
  private SecurityHubApp() {}

  /**
   * Synthesizes the stack.
   *
   * @param args none
   */
  public static void main(String[] args) {
    App app = new App();
    Environment environment =
        Environment.builder()
            .account(String.valueOf(app.getNode().getContext("account")))
            .region(String.valueOf(app.getNode().getContext("region")))
            .build();
    Stack stack =
        new Stack(app, "SecurityHubOrganization", StackProps.builder().env(environment).build());
    YamlConfiguration.read(Path.of("securityhub-organization.yaml")).declare(stack, "SecurityHub");
    app.synth();
  }
}
