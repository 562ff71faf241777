package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.cdksecurityhub.internal.CdkVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;

/**
 * The construct with the oldest aws-cdk-lib that it works with. The POM runs this class alone, with
 * that version on the class path in place of the one that everything else is built with.
 */
@Tag("oldest-cdk")
class OldestCdkTest {
  private static final String OLDEST = System.getProperty("oldest.cdk.version");

  @Test
  void theClassPathHasTheOldestVersionWhichDocumentationAndMessageName() throws IOException {
    assertThat(classPath())
        .contains("aws-cdk-lib-" + OLDEST + ".jar")
        .containsOnlyOnce("aws-cdk-lib-");
    assertThat(Files.readString(Path.of("..", "docs", "run", "compatibility.md")))
        .contains("| aws-cdk-lib | " + OLDEST + " or a newer 2");
    assertThatThrownBy(() -> CdkVersion.check(ClassLoader.getPlatformClassLoader()))
        .hasMessageContaining("needs " + OLDEST);
  }

  /** The published classes, not their sources: javac would choose what the version has. */
  @Test
  void everyMethodOfTheCdkThatTheConstructCallsIsInThatVersion() {
    Stream<String> missing =
        new ClassFileImporter()
            .importPath(Path.of("target", "classes")).stream()
                .flatMap(ours -> ours.getAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().getName().startsWith("software."))
                .filter(access -> access.getTarget().resolveMember().isEmpty())
                .map(access -> access.getTarget().getFullName() + " in " + access.getOriginOwner());

    assertThat(missing.distinct()).isEmpty();
  }

  @Test
  void localRegionsTheirDriftAndTheirPipelinesRolesSynthesize() throws IOException {
    Stack stack = TestApp.withoutFlags().stack("Stack", TestApp.ACCOUNT, "eu-west-1");
    SecurityHubOrganizationConfiguration configuration =
        TestApp.declare(stack, "SecurityHub")
            .regions(List.of("eu-west-1", "us-east-1"))
            .controlFindings(ControlFindings.CONSOLIDATED)
            .provider(
                TestApp.provider(stack)
                    .vpc(new Vpc(stack, "Vpc"))
                    .environmentEncryption(new Key(stack, "Key"))
                    .timeout(Duration.minutes(10))
                    .build())
            .build();
    Topic topic = new Topic(stack, "Topic");
    SecurityHubDriftDetection.Builder.create(stack, "Drift")
        .configurations(List.of(configuration))
        .heal(true)
        .dashboard(true)
        .topics(List.of(topic))
        .build()
        .addAlarms(new SnsAction(topic));
    SecurityHubPipelineRoles.Builder.create(stack, "Roles")
        .source(PipelineSource.gitHub("our-company/security-hub"))
        .stackName("SecurityHub")
        .build();

    assertThat(synthesized(stack))
        .contains(
            SynthesizedStack.CONFIGURATION,
            "AWS::IAM::OIDCProvider",
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::Events::Rule",
            "\"java25\"");
  }

  @Test
  void centralConfigurationOutOfAFileSynthesizes() throws IOException {
    Stack stack = TestApp.withoutFlags().stack("Stack", TestApp.ACCOUNT, "eu-west-1");
    Path file = Path.of("..", "examples", "gitops", "securityhub-organization.central.yaml");
    YamlConfiguration.read(file).declare(stack, "SecurityHub");

    assertThat(synthesized(stack))
        .contains(
            SynthesizedStack.CONFIGURATION,
            "AWS::SecurityHub::FindingAggregator",
            "AWS::SecurityHub::ConfigurationPolicy",
            "AWS::SecurityHub::PolicyAssociation");
  }

  private static String synthesized(Stack stack) throws IOException {
    App app = (App) stack.getNode().getRoot();
    return Files.readString(
        Path.of(app.synth().getDirectory()).resolve(stack.getStackName() + ".template.json"));
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }
}
