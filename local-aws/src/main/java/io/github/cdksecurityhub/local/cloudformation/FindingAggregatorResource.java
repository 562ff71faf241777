package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Makes {@code AWS::SecurityHub::FindingAggregator}. */
final class FindingAggregatorResource implements NativeType {

  private final SecurityHubApi api;
  private final Environment environment;

  FindingAggregatorResource(SecurityHubApi api, Environment environment) {
    this.api = api;
    this.environment = environment;
  }

  @Override
  public ResourceResult.Succeeded handle(ResourceRequest request, String physicalId) {
    switch (request.kind()) {
      case Create:
        String arn =
            api.call("POST", "/findingAggregator/create", request.properties().toString())
                .path("FindingAggregatorArn")
                .asText();
        return described(arn);
      case Update:
        ObjectNode body = request.properties().deepCopy().put("FindingAggregatorArn", physicalId);
        api.call("PATCH", "/findingAggregator/update", body.toString());
        return described(physicalId);
      default:
        api.find("DELETE", "/findingAggregator/delete/" + physicalId, "");
        return described(physicalId);
    }
  }

  private ResourceResult.Succeeded described(String arn) {
    return new ResourceResult.Succeeded(
        arn,
        Map.of(
            "FindingAggregatorArn", NativeResources.text(arn),
            "FindingAggregationRegion", NativeResources.text(environment.region())));
  }
}
