package io.github.cdksecurityhub.lambda.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.lambda.AwsEndpoint;
import io.github.cdksecurityhub.lambda.RawServer;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What a stack has deployed, through the SDK's client over a real connection. */
@Timeout(60)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SdkDeployedTemplatesTest {
  private static final String STACK = "arn:aws:cloudformation:eu-west-1:123456789012:stack/A/b-c";
  @AutoClose private final AwsEndpoint endpoint = new AwsEndpoint();
  private final RawServer server = endpoint.server;
  private final SdkDeployedTemplates templates =
      new SdkDeployedTemplates(
          new SdkStackStatusSource("eu-west-1", AwsEndpoint.CREDENTIALS)::client);

  private static RawServer.Reaction response(String operation, String result) {
    return RawServer.reply(
        200,
        "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(operation, result));
  }

  private static RawServer.Reaction resources(String more, String... resources) {
    String members = String.join("</member><member>", resources);
    return response(
        "ListStackResources",
        "<StackResourceSummaries><member>%s</member></StackResourceSummaries>%s"
            .formatted(members, more));
  }

  private static String resource(String logicalId, String physicalId, String status) {
    return "<LogicalResourceId>%s</LogicalResourceId>%s<ResourceStatus>%s</ResourceStatus>"
        .formatted(
            logicalId,
            physicalId.isEmpty()
                ? ""
                : "<PhysicalResourceId>" + physicalId + "</PhysicalResourceId>",
            status);
  }

  @Test
  void itsTemplateItsParametersAndTheIdsOfWhatExistsAreRead() {
    server.next(
        response("GetTemplate", "<TemplateBody>{\"Resources\":{}}</TemplateBody>"),
        response(
            "DescribeStacks",
            "<Stacks><member><Parameters><member><ParameterKey>Plain</ParameterKey>"
                + "<ParameterValue>x</ParameterValue></member><member>"
                + "<ParameterKey>OfSystemsManager</ParameterKey><ParameterValue>/root</ParameterValue>"
                + "<ResolvedValue>r-ab12</ResolvedValue></member></Parameters></member></Stacks>"),
        resources(
            "<NextToken>2</NextToken>",
            resource("Created", "id-1", "CREATE_COMPLETE"),
            resource("BeingCreated", "", "CREATE_IN_PROGRESS"),
            resource("Deleted", "id-2", "DELETE_COMPLETE")),
        resources(
            "",
            resource("Retained", "id-3", "DELETE_SKIPPED"),
            resource("LeftBehind", "id-4", "DELETE_FAILED"),
            resource("NotUpdated", "id-5", "UPDATE_FAILED")));

    DeployedTemplate deployed = templates.apply(STACK);

    assertThat(deployed.stackId()).isEqualTo(STACK);
    assertThat(deployed.json()).hasToString("{\"Resources\":{}}");
    assertThat(deployed.parameters()).isEqualTo(Map.of("Plain", "x", "OfSystemsManager", "r-ab12"));
    assertThat(deployed.physicalIds()).isEqualTo(Map.of("Created", "id-1", "NotUpdated", "id-5"));
    assertThat(server.requests().get(0).text()).contains("TemplateStage=Processed");
  }

  @Test
  void whatCannotBeReadHasTheServicesMessage() {
    server.usually(
        RawServer.reply(
            403,
            "<ErrorResponse><Error><Code>AccessDenied</Code><Message>Not authorized to perform:"
                + " cloudformation:GetTemplate</Message></Error></ErrorResponse>"));

    assertThatThrownBy(() -> templates.apply(STACK))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("Not authorized to perform: cloudformation:GetTemplate");
  }

  @Test
  void aResponseWithoutATemplateIsUnreadable() {
    server.usually(response("GetTemplate", ""));

    assertThatThrownBy(() -> templates.apply(STACK))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("the deployed template of " + STACK);
  }
}
