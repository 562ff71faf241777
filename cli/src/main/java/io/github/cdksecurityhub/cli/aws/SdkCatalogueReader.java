package io.github.cdksecurityhub.cli.aws;

import static io.github.cdksecurityhub.lambda.sdk.SdkErrors.text;

import io.github.cdksecurityhub.cli.catalogue.CatalogueReader;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.securityhub.SdkCentralReader;
import io.github.cdksecurityhub.lambda.securityhub.SdkJson;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.DescribeHubResponse;

/** Reads what plan and init need beside what the handler reads, through the SDK's client. */
final class SdkCatalogueReader extends SdkCentralReader implements CatalogueReader {
  SdkCatalogueReader(SecurityHubClient client, Sender sender) {
    super(client, sender);
  }

  @Override
  public List<String> standards() {
    return all(
        ApiOperation.DESCRIBE_STANDARDS,
        () -> client.describeStandardsPaginator(request -> {}).standards(),
        each -> text(each.standardsArn()));
  }

  @Override
  public List<String> controls() {
    return all(
        ApiOperation.LIST_CONTROLS,
        () ->
            client
                .listSecurityControlDefinitionsPaginator(request -> {})
                .securityControlDefinitions(),
        each -> text(each.securityControlId()));
  }

  @Override
  public Optional<JsonValue> control(String id) {
    return found(
        ApiOperation.GET_CONTROL,
        () ->
            SdkJson.of(
                client
                    .getSecurityControlDefinition(request -> request.securityControlId(id))
                    .securityControlDefinition()));
  }

  @Override
  public Map<String, String> hubSettings() {
    DescribeHubResponse hub =
        sender.send(ApiOperation.DESCRIBE_HUB, () -> client.describeHub(request -> {}));
    Map<String, String> settings = new TreeMap<>();
    if (hub.autoEnableControls() != null) {
      settings.put(HubSettings.AUTO_ENABLE_CONTROLS, hub.autoEnableControls().toString());
    }
    if (hub.controlFindingGeneratorAsString() != null) {
      settings.put(HubSettings.CONTROL_FINDING_GENERATOR, hub.controlFindingGeneratorAsString());
    }
    return settings;
  }
}
