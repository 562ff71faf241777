package io.github.cdksecurityhub.cli.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A template as {@code SecurityHubCentralConfiguration} makes them, piece by piece. */
public final class CentralTemplate {
  private static final ObjectMapper JSON = new ObjectMapper().setDefaultMergeable(true);
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  public CentralTemplate configuration() throws Exception {
    return add(
        "Central",
        "Custom::SecurityHubOrganizationConfiguration",
        "'ServiceToken':'f','SchemaVersion':'1','Region':{'Ref':'AWS::Region'},"
            + "'ConfigurationType':'CENTRAL','OnDelete':'RESTORE'");
  }

  /** Declares LOCAL with everything on. */
  public CentralTemplate local(String logicalId, String region) throws Exception {
    return add(
        logicalId,
        ResourceType.ORGANIZATION_CONFIGURATION.typeName,
        "'ServiceToken':'f','SchemaVersion':'1','Region':'%s','ConfigurationType':'LOCAL',"
                .formatted(region)
            + "'AutoEnable':'true','AutoEnableStandards':'DEFAULT','OnDelete':'RESTORE'");
  }

  public CentralTemplate aggregator(String properties) throws Exception {
    return add("Aggregator", ResourceType.FINDING_AGGREGATOR.typeName, properties);
  }

  /** Declares a policy; its logical id is P and its name. */
  public CentralTemplate policy(String name, String more) throws Exception {
    return add(
        "P" + name,
        ResourceType.CONFIGURATION_POLICY.typeName,
        "'Name':'" + name + "'" + (more.isEmpty() ? "" : "," + more));
  }

  /** Gives an account a policy, which is JSON; the logical id is A and the account. */
  public CentralTemplate account(String account, String policy) throws Exception {
    return add(
        "A" + account,
        ResourceType.POLICY_ASSOCIATION.typeName,
        "'TargetType':'ACCOUNT','TargetId':'%s','ConfigurationPolicyId':%s"
            .formatted(account, policy));
  }

  /** Returns an association's reference to a policy of the same template. */
  public static String id(String name) {
    return "{'Fn::GetAtt':['P" + name + "','Id']}";
  }

  /** Declares anything; {@code properties} with ' for ". */
  public CentralTemplate add(String logicalId, String type, String properties) throws Exception {
    ObjectNode resource = json.withObject("/Resources").putObject(logicalId).put("Type", type);
    resource.set("Properties", JSON.readTree(("{" + properties + "}").replace('\'', '"')));
    return this;
  }

  public CentralTemplate dependsOn(String logicalId, String other) {
    json.withObject("/Resources/" + logicalId).put("DependsOn", other);
    return this;
  }

  /** Merges JSON into a resource; {@code members} with ' for ". */
  CentralTemplate merge(String logicalId, String members) throws Exception {
    JSON.readerForUpdating(json.withObject("/Resources/" + logicalId))
        .readValue(("{" + members + "}").replace('\'', '"'));
    return this;
  }

  public CentralTemplate metadata(String logicalId, String key, String value) {
    json.withObject("/Resources/" + logicalId).withObject("/Metadata").put(key, value);
    return this;
  }

  public CentralTemplate retained(String logicalId) {
    json.withObject("/Resources/" + logicalId).put("DeletionPolicy", "Retain");
    return this;
  }

  @Override
  public String toString() {
    return json.toString();
  }
}
