package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.cloudformation.CloudFormationOptions;
import io.github.cdksecurityhub.local.cloudformation.Resource;
import io.github.cdksecurityhub.local.cloudformation.StackOutcome;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The policies that the template gives the function's role count. */
@Timeout(180)
class RoleEnforcementTest {
  private static final String REGION = "eu-west-1";

  private HostedHandler handler;

  @BeforeEach
  void start() throws InterruptedException {
    handler = HostedHandler.start(20, CloudFormationOptions.DEFAULT);
    handler.aws().enforceRoles();
  }

  @AfterEach
  void stop() {
    handler.close();
  }

  private StackOutcome deploy() throws InterruptedException {
    return handler.deploy("Stack", HostedHandler.local(REGION, true, "NONE"));
  }

  @Test
  void aConfigurationIsMadeAndPutBackWithoutADeniedCall() throws Exception {
    assertThat(deploy().status()).isEqualTo(StackStatus.CREATE_COMPLETE);
    assertThat(handler.cloudFormation().delete("Stack").status())
        .isEqualTo(StackStatus.DELETE_COMPLETE);

    assertThat(handler.hub().in(REGION).calls().list()).isNotEmpty();
    assertThat(handler.hub().calls().where(call -> call.errorCode().isPresent()).list()).isEmpty();
  }

  @Test
  void aRoleWithoutPoliciesMayDoNothing() throws Exception {
    handler.cloudFormation().resources(HostedHandler.HOST).values().stream()
        .filter(resource -> resource.type().equals("AWS::IAM::Role"))
        .map(Resource::physicalId)
        .forEach(handler.cloudFormation().iam()::removeAll);

    assertThat(deploy().firstFailure())
        .contains("is not authorized to perform: securityhub:DescribeOrganizationConfiguration");
    assertThat(handler.hub().calls().updates().list()).isEmpty();
  }
}
