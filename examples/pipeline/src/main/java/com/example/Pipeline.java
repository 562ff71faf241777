package com.example;

import io.github.cdksecurityhub.AutoEnableStandards;
import io.github.cdksecurityhub.OrganizationConfiguration;
import io.github.cdksecurityhub.SecurityHubOrganizationConfiguration;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.StageProps;
import software.amazon.awscdk.pipelines.CodeBuildStep;
import software.amazon.awscdk.pipelines.CodePipeline;
import software.amazon.awscdk.pipelines.CodePipelineSource;
import software.amazon.awscdk.pipelines.ConnectionSourceOptions;
import software.amazon.awscdk.services.codebuild.BuildEnvironment;
import software.amazon.awscdk.services.codebuild.BuildSpec;
import software.amazon.awscdk.services.codebuild.LinuxBuildImage;
import software.amazon.awscdk.services.codepipeline.PipelineType;
import software.constructs.Construct;

/**
 * A pipeline inside AWS that deploys the organization's configuration, and itself: a change of this
 * class is deployed by the pipeline's next run.
 */
public final class Pipeline extends Stack {
  /** What npm calls the latest refuses the assemblies of this aws-cdk-lib. */
  public static final String CDK_CLI = "2.1148.1";

  /** What publishes the assets. */
  public static final String CDK_ASSETS_CLI = "4.7.3";

  /** Declares it; {@code props} say in which account and Region. */
  public Pipeline(Construct scope, String id, StackProps props) {
    super(scope, id, props);
    String repository = context("repository");
    String connection = context("connection");
    CodePipeline pipeline =
        CodePipeline.Builder.create(this, "Pipeline")
            .pipelineType(PipelineType.V2)
            .crossAccountKeys(true)
            .enableKeyRotation(true)
            .cliVersion(CDK_CLI)
            .cdkAssetsCliVersion(CDK_ASSETS_CLI)
            .synth(synthesis(repository, connection))
            .build();
    pipeline.addStage(new Production(this, StageProps.builder().env(props.getEnv()).build()));
  }

  private static CodeBuildStep synthesis(String repository, String connection) {
    ConnectionSourceOptions source =
        ConnectionSourceOptions.builder().connectionArn(connection).build();
    return CodeBuildStep.Builder.create("Synth")
        .input(CodePipelineSource.connection(repository, "main", source))
        .buildEnvironment(
            BuildEnvironment.builder().buildImage(LinuxBuildImage.STANDARD_7_0).build())
        .partialBuildSpec(BuildSpec.fromObject(runtimes()))
        .commands(
            List.of(
                "npx aws-cdk@%s synth --quiet -c repository=%s -c connection=%s"
                    .formatted(CDK_CLI, repository, connection)))
        .build();
  }

  private static Map<String, Object> runtimes() {
    return Map.of(
        "phases",
        Map.of(
            "install", Map.of("runtime-versions", Map.of("java", "corretto21", "nodejs", "22"))));
  }

  /** What a run of the pipeline deploys. */
  private static final class Production extends Stage {
    Production(Construct scope, StageProps props) {
      super(scope, "Production", props);
      StackProps stack =
          StackProps.builder()
              .stackName("SecurityHubOrganization")
              // Deleting the stack puts back what was there before it: not by accident.
              .terminationProtection(true)
              .build();
      SecurityHubOrganizationConfiguration.Builder.create(
              new Stack(this, "SecurityHubOrganization", stack), "SecurityHub")
          .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT))
          .regions(List.of("us-east-1", "eu-west-1"))
          .build();
    }
  }

  /** An id of your organization, out of cdk.json or -c. */
  private String context(String key) {
    String value = String.valueOf(getNode().tryGetContext(key));
    if (value.equals("null") || value.startsWith("YOUR_")) {
      throw new IllegalArgumentException(
          "Cannot synthesize: \"%s\" is not set. Write it into cdk.json, or pass -c %s=...; README.md says where to find it."
              .formatted(key, key));
    }
    return value;
  }

  /** Synthesizes; the CDK's command line and the pipeline run this. */
  public static void main(String[] arguments) {
    App app = new App();
    StackProps props =
        StackProps.builder()
            .env(
                Environment.builder()
                    .account(System.getenv("CDK_DEFAULT_ACCOUNT"))
                    .region(System.getenv("CDK_DEFAULT_REGION"))
                    .build())
            .build();
    new Pipeline(app, "SecurityHubPipeline", props);
    app.synth();
  }
}
