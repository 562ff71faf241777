package io.github.cdksecurityhub.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** CloudFormation's own type for the configuration: what it writes, and when. */
@Timeout(30)
class OrganizationConfigurationResourceTest {

  private static final String STACK = "Native";

  private LocalAws aws = LocalAws.start(LambdaOptions.DEFAULT, CloudFormationOptions.DEFAULT);

  @AfterEach
  void close() {
    aws.close();
  }

  private LocalSecurityHub hub() {
    return aws.securityHub();
  }

  private String live() {
    return Live.summary(hub().in(LocalAws.STACK_REGION).live());
  }

  private static ObjectNode properties() {
    return JsonNodeFactory.instance.objectNode();
  }

  private StackOutcome deploy(ObjectNode properties) throws InterruptedException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.withObject("/Resources/Configuration")
        .put("Type", "AWS::SecurityHub::OrganizationConfiguration")
        .set("Properties", properties);
    return aws.cloudFormation().deploy(STACK, new Template(json));
  }

  @Test
  void createAndUpdateWriteWhatIsDeclaredAndDeleteWritesTheReset() throws Exception {
    deploy(properties().put("AutoEnable", true).put("AutoEnableStandards", "DEFAULT"));
    assertThat(live()).isEqualTo("LOCAL,true,DEFAULT");
    Resource made = aws.cloudFormation().resources(STACK).get("Configuration");
    assertThat(made.physicalId()).isEqualTo("123456789012/us-east-1");
    assertThat(made.attributes().get("Status").asText()).isEqualTo("ENABLED");

    deploy(properties().put("AutoEnable", true).put("AutoEnableStandards", "NONE"));
    assertThat(live()).isEqualTo("LOCAL,true,NONE");

    aws.cloudFormation().delete(STACK);
    assertThat(live()).isEqualTo("LOCAL,false,NONE");
    assertThat(hub().calls().updates().count()).isEqualTo(3);
  }

  @Test
  void goingCentralIsAwaited() throws Exception {
    hub().organization().aggregate(LocalAws.STACK_REGION);
    StackOutcome outcome =
        deploy(properties().put("AutoEnable", false).put("ConfigurationType", "CENTRAL"));
    assertThat(outcome.firstFailure()).isEmpty();
    assertThat(live()).isEqualTo("CENTRAL");
    Resource made = aws.cloudFormation().resources(STACK).get("Configuration");
    assertThat(made.attributes().get("Status").asText()).isEqualTo("ENABLED");
  }

  @Test
  void whatTheServiceRefusesFailsTheResource() throws Exception {
    StackOutcome outcome =
        deploy(properties().put("AutoEnable", false).put("ConfigurationType", "CENTRAL"));
    assertThat(outcome.status()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
    assertThat(outcome.firstFailure()).contains("Finding Aggregator must be created");
  }

  @Test
  void whatIsConfiguredAlreadyCanBeRefusedAndIsThenLeft() throws Exception {
    aws.close();
    aws =
        LocalAws.start(
            LambdaOptions.DEFAULT,
            CloudFormationOptions.DEFAULT.withConfiguredAlready(ConfiguredAlready.REFUSED));
    hub()
        .in(LocalAws.STACK_REGION)
        .configure(LiveConfiguration.local(true, AutoEnableStandards.DEFAULT));
    StackOutcome outcome = deploy(properties().put("AutoEnable", true));
    assertThat(outcome.status()).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
    assertThat(outcome.firstFailure()).contains("already exists");
    assertThat(hub().calls().updates().list()).isEmpty();
  }
}
