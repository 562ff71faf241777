package io.github.cdksecurityhub.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.SecurityHubOrganizationConfiguration;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** examples/gitops is a whole repository to copy; ExampleProjectsTest builds it. */
class GitopsRepositoryTest {

  @Test
  void itsSchemaIsTheOneInTheJar() throws Exception {
    try (InputStream shipped =
        SecurityHubOrganizationConfiguration.class.getResourceAsStream(
            "securityhub-organization.schema.json")) {
      assertThat(CiFile.REPOSITORY.resolve("securityhub-organization.schema.json"))
          .hasBinaryContent(shipped.readAllBytes());
    }
  }

  @Test
  void itsCentralFileDeclaresPoliciesAndDriftDetectionWithoutAWarning() {
    App app = new App();
    app.getNode()
        .setContext(
            "declaration",
            CiFile.REPOSITORY.resolve("securityhub-organization.central.yaml").toString());
    Stack stack =
        Examples.add(
            app,
            "gitops",
            Map.of("CDK_DEFAULT_ACCOUNT", "123456789012", "CDK_DEFAULT_REGION", "eu-west-1"));

    Template template = Template.fromStack(stack);

    template.resourceCountIs("AWS::SecurityHub::ConfigurationPolicy", 3);
    template.resourceCountIs("AWS::SecurityHub::PolicyAssociation", 4);
    template.resourceCountIs("AWS::CloudWatch::Dashboard", 1);
    Annotations.fromStack(stack).hasNoWarning("*", Match.anyValue());
  }
}
