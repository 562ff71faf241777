package io.github.cdksecurityhub.cli.aws;

import static io.github.cdksecurityhub.lambda.sdk.SdkErrors.text;

import io.github.cdksecurityhub.cli.catalogue.CatalogueReader;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.sdk.SdkErrors;
import io.github.cdksecurityhub.lambda.securityhub.SdkCentralReader;
import io.github.cdksecurityhub.lambda.securityhub.SdkJson;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.DescribeHubResponse;

/** Reads what plan and init need beside what the handler reads, through the SDK's client. */
final class SdkCatalogueReader extends SdkCentralReader implements CatalogueReader {
  SdkCatalogueReader(SecurityHubClient client, String region) {
    super(client, new Requests(region));
  }

  /** Sends a user's requests once, since the SDK's client retries, and words their failures. */
  private record Requests(String region) implements Sender {
    @Override
    public <T> T send(ApiOperation operation, Supplier<T> request) {
      try {
        return request.get();
      } catch (AwsServiceException e) {
        throw new UnreadableException(refused(operation.operation(), e), e);
      } catch (SdkException e) {
        throw new UnreadableException(
            "Security Hub does not respond to securityhub:%s in %s: %s"
                .formatted(operation.operation(), region, SdkErrors.why(e)),
            e);
      }
    }

    private String refused(String operation, AwsServiceException e) {
      String code = SdkErrors.code(e);
      return code.equals("AccessDeniedException")
          ? "These credentials may not call securityhub:%s in %s: allow it to them, or choose others with --profile or --role-arn. Error: %s"
              .formatted(operation, region, SdkErrors.message(e))
          : "Security Hub refuses securityhub:%s in %s: %s: %s"
              .formatted(operation, region, code, SdkErrors.message(e));
    }
  }

  /** An InternalException means that there is none, too (R17). */
  @Override
  protected Optional<String> aggregatorArn() {
    try {
      return super.aggregatorArn();
    } catch (AwsServiceException e) {
      if (SdkErrors.code(e).equals("InternalException")) {
        return Optional.empty();
      }
      throw e;
    }
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
