package io.github.cdksecurityhub.lambda.securityhub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.wire.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * The requests of Security Hub's API that are made here, by the names that it gives them.
 *
 * <p>Source: the Security Hub API Reference. A test compares every one with what AWS's SDK sends.
 */
final class Operations {
  private static final JsonFactory JSON = new JsonFactory();

  private Operations() {}

  static Request describeHub() {
    return Request.get("/accounts", Map.of());
  }

  static Request describeOrganizationConfiguration() {
    return Request.get("/organization/configuration", Map.of());
  }

  /** Every field explicit, Status left to the service (R9, R12). */
  static Request updateOrganizationConfiguration(OrganizationConfiguration desired) {
    return post(
        "/organization/configuration",
        json -> {
          json.writeBooleanField("AutoEnable", desired.autoEnable());
          json.writeStringField("AutoEnableStandards", desired.standards().name());
          json.writeObjectFieldStart("OrganizationConfiguration");
          json.writeStringField("ConfigurationType", desired.type().name());
          json.writeEndObject();
        });
  }

  static Request listFindingAggregators() {
    return Request.get("/findingAggregator/list", Map.of());
  }

  /**
   * One page of policies.
   *
   * @param nextToken what the page before gave; empty for the first
   */
  static Request listConfigurationPolicies(Optional<String> nextToken) {
    return Request.get(
        "/configurationPolicy/list",
        nextToken.map(token -> Map.of("NextToken", token)).orElse(Map.of()));
  }

  /**
   * One page of associations; those that targets inherit keep nothing central.
   *
   * @param nextToken what the page before gave; empty for the first
   */
  static Request listAppliedPolicyAssociations(Optional<String> nextToken) {
    return post(
        "/configurationPolicyAssociation/list",
        json -> {
          if (nextToken.isPresent()) {
            json.writeStringField("NextToken", nextToken.get());
          }
          json.writeObjectFieldStart("Filters");
          json.writeStringField("AssociationType", "APPLIED");
          json.writeEndObject();
        });
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static Request post(String path, Fields fields) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(body)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory", e);
    }
    return Request.post(path, Map.of("content-type", "application/json"), body.toByteArray());
  }
}
