package io.github.cdksecurityhub.local.faultmatrix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdksecurityhub.local.Live;
import io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange;
import io.github.cdksecurityhub.local.kit.HandlerStack;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.Call;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A configuration in one word: {@code LOCAL,true,NONE} or {@code CENTRAL}.
 *
 * @param word the word, as {@link Live#summary} and the handler's ids write it
 */
record Configuration(String word) {
  static final Configuration CENTRAL = new Configuration("CENTRAL");

  private static final ObjectMapper JSON = new ObjectMapper();

  static Configuration of(LiveConfiguration live) {
    return new Configuration(Live.summary(live));
  }

  /** What an Update wrote, read from its body. */
  static Configuration writtenBy(Call update) {
    JsonNode body = body(update);
    return of(body.path("OrganizationConfiguration").path("ConfigurationType").asText(), body);
  }

  /** The keys of the tags that a TagResource wrote, read from its body. */
  static Stream<String> tagsWrittenBy(Call tagging) {
    return body(tagging).path("Tags").propertyStream().map(Map.Entry::getKey);
  }

  private static JsonNode body(Call call) {
    try {
      return JSON.readTree(call.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A call without JSON: " + call, e);
    }
  }

  /** What a Create or an Update declares. */
  static Configuration declaredBy(CustomResourceExchange event) {
    JsonNode properties = event.event().path("ResourceProperties");
    return of(properties.path("ConfigurationType").asText(), properties);
  }

  private static Configuration of(String type, JsonNode fields) {
    String word = type + "," + fields.path("AutoEnable").asText();
    String local = word + "," + fields.path("AutoEnableStandards").asText();
    return type.equals(CENTRAL.word) ? CENTRAL : new Configuration(local);
  }

  LiveConfiguration live() {
    return equals(CENTRAL)
        ? LiveConfiguration.central()
        : LiveConfiguration.local(
            Boolean.parseBoolean(fields()[1]), AutoEnableStandards.valueOf(fields()[2]));
  }

  /** The custom resource's properties that declare it. */
  Map<String, String> properties(String region) {
    Map<String, String> properties =
        equals(CENTRAL)
            ? HandlerStack.central(region)
            : HandlerStack.local(region, Boolean.parseBoolean(fields()[1]), fields()[2]);
    properties.put("ServiceTimeout", "3600");
    return properties;
  }

  private String[] fields() {
    return word.split(",");
  }
}
