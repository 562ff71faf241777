package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/**
 * Templates that stacks have: another logical id would be another resource, and other bytes would
 * be a deployment of nothing.
 */
class StableTemplatesTest {
  private static final Path PINNED =
      Path.of("src", "test", "resources", "io", "github", "cdksecurityhub");

  /** Of the handler, which is not what is pinned here. */
  private static final String ASSET = "[0-9a-f]{64}";

  private final Stack stack = TestApp.withoutFlags().stack("Stack", TestApp.ACCOUNT, "eu-west-1");

  @Test
  void theTemplateOfALocalConfigurationStaysByteForByte() throws IOException {
    TestApp.declare(stack, "SecurityHub").regions(List.of("eu-west-1", "us-east-1")).build();

    assertPinned("local.template.json");
  }

  @Test
  void theTemplateOfACentralConfigurationStaysByteForByte() throws IOException {
    TestApp.central(stack)
        .policy(
            ConfigurationPolicy.enabled("baseline")
                .standards(Standard.AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0)
                .disableControls("EC2.8")
                .parameter("ACM.1", "daysToExpiration", ControlParameter.integer(15))
                .appliesTo(PolicyTarget.root("r-ab12")))
        .build();

    assertPinned("central.template.json");
  }

  /** To accept a change, write what the failure shows into the file; users deploy it. */
  private void assertPinned(String file) throws IOException {
    App app = (App) stack.getNode().getRoot();
    Path template = Path.of(app.synth().getDirectory()).resolve("Stack.template.json");

    assertThat(Files.readString(template).replaceAll(ASSET, "ASSET"))
        .isEqualToNormalizingNewlines(Files.readString(PINNED.resolve(file)).stripTrailing());
  }
}
