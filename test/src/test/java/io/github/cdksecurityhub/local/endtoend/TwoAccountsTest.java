package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.Environment;
import io.github.cdksecurityhub.local.cloudformation.LocalCloudFormation;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.run.Command.Ended;
import io.github.cdksecurityhub.local.run.CommandLineJar;
import io.github.cdksecurityhub.local.run.EditedTemplate;
import io.github.cdksecurityhub.local.securityhub.Knob;
import io.github.cdksecurityhub.local.securityhub.Lasting;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An organization from its beginning: the management account registers, the administrator sets. */
@Order(2)
@Timeout(180)
class TwoAccountsTest {

  private static final String HOME = LocalAws.STACK_REGION;
  private static final String ADMINISTRATOR = "SecurityHubOrganizationAdministrator";
  private static final String CONFIGURATION = "SecurityHubOrganization";

  private final LocalAws aws = LocalAws.start(LambdaOptions.DEFAULT, CloudFormationOptions.DEFAULT);
  private final LocalSecurityHub hub = aws.securityHub();
  private final LocalCloudFormation management =
      new LocalCloudFormation(
          aws.lambda(),
          CloudFormationOptions.DEFAULT
              .withEnvironment(new Environment("aws", LocalSecurityHub.MANAGEMENT_ACCOUNT, HOME))
              .withSecurityHub(hub.endpoint()));

  @AfterEach
  void close() {
    management.close();
    aws.close();
  }

  private StackOutcome configure() throws InterruptedException {
    CloudAssembly assembly = Assemblies.of("organization");
    aws.cloudFormation().upload(assembly.assets());
    EditedTemplate template =
        new EditedTemplate(assembly.template(CONFIGURATION)).functionTimeout(30);
    return aws.cloudFormation().deploy(CONFIGURATION, template.template());
  }

  @Test
  void aPlanReadsEachAccountWithItsRoleAndNamesTheOneThatItSkips(@TempDir Path folder)
      throws Exception {
    String app = Assemblies.folder("organization").toString();
    String other = LocalSecurityHub.MANAGEMENT_ACCOUNT;
    Map<String, String> own = aws.environment(HOME);
    Ended alone = CommandLineJar.start(folder, own, "plan", app);
    Ended both =
        CommandLineJar.start(
            folder, own, "plan", app, "--role-arn", "arn:aws:iam::" + other + ":role/r");

    assertThat(alone.exitCode()).as(alone.out() + alone.err()).isEqualTo(2);
    assertThat(alone.out().replaceAll("\\s+", " "))
        .contains(CONFIGURATION + " (123456789012 in us-east-1)")
        .contains("be read: " + ADMINISTRATOR + " (" + other + " in us-east-1). They declare");
    assertThat(both.exitCode()).as(both.out() + both.err()).isEqualTo(2);
    assertThat(both.out()).contains("Create  update").doesNotContain("Skipped", "Not seen");
  }

  @Test
  void theAdministratorIsRegisteredFirstAndRemovedLast() throws Exception {
    hub.in(HOME).removeAdministrator();
    hub.set(Knob.SYNC_AFTER_REGISTRATION, Lasting.time(Duration.ofSeconds(2)));

    assertThat(
            management
                .deploy(ADMINISTRATOR, Assemblies.of("organization").template(ADMINISTRATOR))
                .status())
        .isEqualTo(StackStatus.CREATE_COMPLETE);
    assertThat(hub.in(HOME).isAdministrator()).isTrue();
    StackOutcome configured = configure();
    assertThat(configured.firstFailure()).isEmpty();
    assertThat(Live.summary(hub.in(HOME).live())).isEqualTo("CENTRAL");
    assertThat(hub.policies().associations()).hasSize(1).containsValue("baseline");

    StackOutcome tooEarly = management.delete(ADMINISTRATOR);
    assertThat(tooEarly.status()).isEqualTo(StackStatus.DELETE_FAILED);
    assertThat(tooEarly.firstFailure()).contains("You must disable central configuration");

    assertThat(aws.cloudFormation().delete(CONFIGURATION).status())
        .isEqualTo(StackStatus.DELETE_COMPLETE);
    assertThat(Live.summary(hub.in(HOME).live())).isEqualTo("LOCAL,false,DEFAULT");
    assertThat(management.delete(ADMINISTRATOR).status()).isEqualTo(StackStatus.DELETE_COMPLETE);
    assertThat(hub.in(HOME).isAdministrator()).isFalse();
  }
}
