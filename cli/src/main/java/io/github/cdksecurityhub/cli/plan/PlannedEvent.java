package io.github.cdksecurityhub.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.cli.assembly.Intrinsics;
import io.github.cdksecurityhub.cli.preview.SimulatedEvent;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An event that a deployment would send.
 *
 * @param stack the stack's name
 * @param logicalId the resource
 * @param kind which event
 * @param account the account, {@code unknown account} where it is not known
 * @param physicalId what is deployed, empty where nothing is or it isn't known
 * @param properties its properties, as far as they are known
 */
public record PlannedEvent(
    String stack,
    String logicalId,
    EventKind kind,
    String account,
    String physicalId,
    JsonNode properties) {
  private static final List<String> OURS =
      List.of("Region", "ConfigurationType", "AutoEnable", "AutoEnableStandards", "OnDelete");

  /** What a table shows for what only the deployment knows. */
  static final String KNOWN_AFTER_DEPLOY = "(known after deploy)";

  /**
   * Refuses null for the properties.
   *
   * @param stack as CloudFormation knows it; of what a nested stack declares, the outermost
   * @param logicalId as the template has it
   * @param kind by comparison with what is deployed
   * @param account the stack's, or else that of the credentials, or else the one in the physical id
   * @param physicalId holds what was there before; a Delete restores it
   * @param properties with intrinsics only where the deployment alone knows
   */
  public PlannedEvent {
    Objects.requireNonNull(properties, "properties");
  }

  /**
   * {@return the properties that only the deployment knows; with any, the event can't be simulated}
   */
  public List<String> unknown() {
    List<String> unknown = new ArrayList<>();
    for (String name : OURS) {
      if (Intrinsics.isUnknown(properties.path(name))) {
        unknown.add(name);
      }
    }
    return unknown;
  }

  /** {@return the Region to be configured, or what to show in its place} */
  public String region() {
    return text("Region");
  }

  /** Returns where it acts; a Region that can't be one is left to the handler to refuse. */
  AccountRegion place() {
    String region = region();
    return new AccountRegion(account, region.matches("[a-z0-9-]{1,40}") ? region : "unknown");
  }

  /** {@return what the properties declare, such as {@code LOCAL,true,DEFAULT}, for a table} */
  public String declared() {
    String type = text("ConfigurationType");
    return properties.has("AutoEnable") || properties.has("AutoEnableStandards")
        ? String.join(",", type, text("AutoEnable"), text("AutoEnableStandards"))
        : type;
  }

  private String text(String name) {
    JsonNode value = properties.path(name);
    return Intrinsics.isUnknown(value) ? KNOWN_AFTER_DEPLOY : value.asText();
  }

  /** Returns the event as the handler reads it. */
  CustomResourceEvent event() {
    Map<String, String> values = new LinkedHashMap<>();
    properties.properties().forEach(each -> values.put(each.getKey(), value(each.getValue())));
    return SimulatedEvent.of(kind.requestType(), logicalId, physicalId, values);
  }

  /** The text that the handler reads for a property that is no scalar. */
  private static String value(JsonNode value) {
    return value.isValueNode() ? value.asText() : "(not a string)";
  }
}
