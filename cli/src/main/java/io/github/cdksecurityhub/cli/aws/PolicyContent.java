package io.github.cdksecurityhub.cli.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.securityhub.model.GetConfigurationPolicyResponse;
import software.amazon.awssdk.services.securityhub.model.ParameterConfiguration;
import software.amazon.awssdk.services.securityhub.model.ParameterValue;
import software.amazon.awssdk.services.securityhub.model.SecurityControlsConfiguration;
import software.amazon.awssdk.services.securityhub.model.SecurityHubPolicy;

/** A policy of the SDK's in the shape of {@code AWS::SecurityHub::ConfigurationPolicy}. */
final class PolicyContent {
  private PolicyContent() {}

  static JsonNode of(GetConfigurationPolicyResponse policy) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("Name", policy.name());
    json.put("Description", policy.description());
    if (policy.configurationPolicy() != null
        && policy.configurationPolicy().securityHub() != null) {
      add(
          json.putObject("ConfigurationPolicy").putObject("SecurityHub"),
          policy.configurationPolicy().securityHub());
    }
    return json;
  }

  private static void add(ObjectNode json, SecurityHubPolicy hub) {
    json.put("ServiceEnabled", hub.serviceEnabled());
    add(json, "EnabledStandardIdentifiers", hub.enabledStandardIdentifiers());
    if (hub.securityControlsConfiguration() != null) {
      add(json.putObject("SecurityControlsConfiguration"), hub.securityControlsConfiguration());
    }
  }

  private static void add(ObjectNode json, SecurityControlsConfiguration controls) {
    add(json, "DisabledSecurityControlIdentifiers", controls.disabledSecurityControlIdentifiers());
    if (controls.hasEnabledSecurityControlIdentifiers()) {
      add(json, "EnabledSecurityControlIdentifiers", controls.enabledSecurityControlIdentifiers());
    }
    ArrayNode all = json.putArray("SecurityControlCustomParameters");
    controls
        .securityControlCustomParameters()
        .forEach(
            each -> {
              ObjectNode control =
                  all.addObject().put("SecurityControlId", each.securityControlId());
              ObjectNode parameters = control.putObject("Parameters");
              each.parameters().forEach((name, value) -> add(parameters.putObject(name), value));
            });
  }

  private static void add(ObjectNode json, ParameterConfiguration parameter) {
    json.put("ValueType", parameter.valueTypeAsString());
    if (parameter.value() != null) {
      add(json.putObject("Value"), parameter.value());
    }
  }

  /** Whichever kind of value it is: the type has a member for each, and one is set. */
  private static void add(ObjectNode json, ParameterValue value) {
    for (Map.Entry<String, SdkField<?>> member : value.sdkFieldNameToField().entrySet()) {
      Object set = member.getValue().getValueOrDefault(value);
      if (set instanceof List<?> list) {
        if (!list.isEmpty()) {
          add(json, member.getKey(), list);
        }
      } else if (set != null) {
        json.put(member.getKey(), set.toString());
      }
    }
  }

  private static void add(ObjectNode json, String name, List<?> values) {
    ArrayNode array = json.putArray(name);
    values.forEach(each -> array.add(String.valueOf(each)));
  }
}
