package io.github.cdksecurityhub.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.cloudformation.Template;
import io.github.cdksecurityhub.local.run.LocalAws;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.SdkClients;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One address for all services: what AWS's own clients send arrives as they sent it. */
class LocalEndpointTest {
  private final LocalAws aws = LocalAws.start();
  private final LocalEndpoint endpoint =
      new LocalEndpoint(
          aws.securityHub().endpoint(), aws.cloudFormation(), LocalSecurityHub.DEFAULT_ACCOUNT);

  @AfterEach
  void close() {
    endpoint.close();
    aws.close();
  }

  @Test
  void theArnInAPathAndTheKeysInAQueryArriveDecoded() {
    try (var sdk = SdkClients.securityHub(endpoint.uri(), "eu-west-1")) {
      var tags = aws.securityHub().in("eu-west-1").tags();
      sdk.tagResource(r -> r.resourceArn(tags.arn()).tags(Map.of("a+b", "1 + 1", "c", "2")));
      assertThat(tags.current()).containsOnly(Map.entry("a+b", "1 + 1"), Map.entry("c", "2"));

      sdk.untagResource(r -> r.resourceArn(tags.arn()).tagKeys("a+b", "c"));
      assertThat(tags.current()).isEmpty();
    }
  }

  @Test
  void aResourceOfAStackIsDescribed() throws Exception {
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    template.withObject("/Resources/Logs").put("Type", "AWS::Logs::LogGroup");
    aws.cloudFormation().deploy("Stack", new Template(template));
    try (var sdk = SdkClients.cloudFormation(endpoint.uri(), LocalAws.STACK_REGION)) {
      var logs =
          sdk.describeStackResource(r -> r.stackName("Stack").logicalResourceId("Logs"))
              .stackResourceDetail();

      assertThat(logs.resourceStatusAsString()).isEqualTo("CREATE_COMPLETE");
      assertThat(logs.physicalResourceId()).startsWith("Stack-Logs-");
      assertThat(sdk.listStackResources(r -> r.stackName("Stack")).stackResourceSummaries())
          .singleElement()
          .satisfies(it -> assertThat(it.resourceStatusAsString()).isEqualTo("CREATE_COMPLETE"));
    }
  }
}
