package io.github.cdksecurityhub.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.Pipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class PipelineExampleTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("CDK_DEFAULT_ACCOUNT", "123456789012", "CDK_DEFAULT_REGION", "eu-west-1");
  private static final String CONNECTION =
      "arn:aws:codeconnections:eu-west-1:123456789012:connection/11111111-2222-3333-4444-555555555555";

  private final App app =
      new App(
          AppProps.builder()
              .context(Map.of("repository", "octo/hub", "connection", CONNECTION))
              .build());
  private final Stack stack = Examples.add(app, "pipeline", ENVIRONMENT);

  @Test
  void aRunReadsTheRepositoryUpdatesItselfAndThenDeploys() {
    Template pipeline = Template.fromStack(stack);

    Map<String, Object> source =
        Map.of(
            "Actions",
            List.of(
                Match.objectLike(
                    Map.of(
                        "Configuration",
                        Match.objectLike(
                            Map.of(
                                "ConnectionArn", CONNECTION,
                                "FullRepositoryId", "octo/hub",
                                "BranchName", "main"))))));
    pipeline.hasResourceProperties(
        "AWS::CodePipeline::Pipeline",
        Map.of(
            "PipelineType",
            "V2",
            "Stages",
            List.of(
                Match.objectLike(source),
                Match.objectLike(Map.of("Name", "Build")),
                Match.objectLike(Map.of("Name", "UpdatePipeline")),
                Match.objectLike(Map.of("Name", "Assets")),
                Match.objectLike(Map.of("Name", "Production")))));
  }

  @Test
  void theNextSynthesisIsToldTheSame() {
    assertThat(specifications())
        .anyMatch(
            it ->
                it.contains("npx aws-cdk@2.1148.1 synth --quiet")
                    && it.contains("-c repository=octo/hub")
                    && it.contains("-c connection=" + CONNECTION)
                    && it.contains("\"java\": \"corretto21\""));
  }

  @Test
  void noStepTakesWhateverIsTheLatestCommandLine() {
    assertThat(specifications())
        .noneMatch(it -> it.contains("@latest") || it.matches("(?s).*aws-cdk(-assets)?@?2?\".*"))
        .anyMatch(it -> it.contains("aws-cdk@" + Pipeline.CDK_CLI))
        .anyMatch(it -> it.contains("cdk-assets@" + Pipeline.CDK_ASSETS_CLI));
  }

  @Test
  void theStageDeploysTheConfigurationUnderTheUsualName() throws Exception {
    Path assembly = Path.of(app.synth().getDirectory());

    try (Stream<Path> files = Files.walk(assembly)) {
      Path template =
          files
              .filter(it -> it.toString().contains("Production"))
              .filter(it -> it.toString().endsWith(".template.json"))
              .findFirst()
              .orElseThrow();
      assertThat(Files.readString(template).split("\"Custom::SecurityHubOrg")).hasSize(3);
      assertThat(Files.readString(template.resolveSibling("manifest.json")))
          .contains("\"stackName\": \"SecurityHubOrganization\"");
    }
  }

  private List<String> specifications() {
    return Template.fromStack(stack).findResources("AWS::CodeBuild::Project").values().stream()
        .map(project -> CiFile.map(project.get("Properties")))
        .map(properties -> CiFile.map(properties.get("Source")))
        .map(source -> String.valueOf(source.get("BuildSpec")))
        .toList();
  }
}
