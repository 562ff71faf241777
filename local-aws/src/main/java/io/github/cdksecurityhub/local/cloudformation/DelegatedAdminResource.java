package io.github.cdksecurityhub.local.cloudformation;

import java.util.Map;

/** Makes {@code AWS::SecurityHub::DelegatedAdmin}; another account is another resource. */
final class DelegatedAdminResource implements NativeType {

  private static final String PATH = "/organization/admin/";

  private final SecurityHubApi api;
  private final Environment environment;

  DelegatedAdminResource(SecurityHubApi api, Environment environment) {
    this.api = api;
    this.environment = environment;
  }

  @Override
  public ResourceResult.Succeeded handle(ResourceRequest request, String physicalId) {
    boolean deletes = request.kind() == ResourceRequest.Kind.Delete;
    api.call("POST", PATH + (deletes ? "disable" : "enable"), request.properties().toString());
    String id = request.properties().path("AdminAccountId").asText() + "/" + environment.region();
    return new ResourceResult.Succeeded(
        deletes ? physicalId : id,
        Map.of(
            "DelegatedAdminIdentifier", NativeResources.text(id),
            "Status", NativeResources.text("ENABLED")));
  }
}
