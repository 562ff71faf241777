package io.github.cdksecurityhub.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
 * A pipeline inside AWS that deploys what a YAML file declares, and itself: a change of this class
 * is deployed by the pipeline's next run.
 */
public final class PipelineExample extends Stack {
  /** What npm calls the latest refuses the assemblies of this aws-cdk-lib. */
  static final String CDK_CLI = "2.1148.1";

  static final String CDK_ASSETS_CLI = "4.7.3";

  /**
   * Declares it.
   *
   * @param scope the app
   * @param id the stack's name
   * @param props the environment of the pipeline and of what it deploys: the delegated
   *     administrator's account
   * @param deployed the name of the stack that the pipeline deploys
   */
  public PipelineExample(Construct scope, String id, StackProps props, String deployed) {
    super(scope, id, props);
    GitopsSettings settings = new GitopsSettings(scope.getNode());
    CodePipeline pipeline =
        CodePipeline.Builder.create(this, "Pipeline")
            .pipelineType(PipelineType.V2)
            .crossAccountKeys(true)
            .enableKeyRotation(true)
            .cliVersion(CDK_CLI)
            .cdkAssetsCliVersion(CDK_ASSETS_CLI)
            .synth(synthesis(settings))
            .build();
    pipeline.addStage(new Organization(this, props, deployed, settings.declaration()));
  }

  private static CodeBuildStep synthesis(GitopsSettings settings) {
    ConnectionSourceOptions connection =
        ConnectionSourceOptions.builder().connectionArn(settings.connection()).build();
    return CodeBuildStep.Builder.create("Synth")
        .input(CodePipelineSource.connection(settings.repository(), settings.branch(), connection))
        .buildEnvironment(
            BuildEnvironment.builder().buildImage(LinuxBuildImage.STANDARD_7_0).build())
        .partialBuildSpec(BuildSpec.fromObject(runtimes()))
        .commands(
            List.of(
                "npm ci",
                "mvn -B -ntp verify",
                "npx cdk synth --quiet -c example=pipeline -c repository=%s -c branch=%s -c connection=%s"
                    .formatted(settings.repository(), settings.branch(), settings.connection())))
        .build();
  }

  private static Map<String, Object> runtimes() {
    return Map.of(
        "phases",
        Map.of(
            "install", Map.of("runtime-versions", Map.of("java", "corretto21", "nodejs", "22"))));
  }

  /** What a run of the pipeline deploys. */
  private static final class Organization extends Stage {
    Organization(Construct scope, StackProps props, String stack, Path declaration) {
      super(scope, "Production", StageProps.builder().env(props.getEnv()).build());
      StackProps named =
          StackProps.builder().description(props.getDescription()).stackName(stack).build();
      new GitopsExample(this, stack, named, declaration);
    }
  }
}
