package io.github.cdksecurityhub.lambda.securityhub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * A response of the SDK's as JSON, with the names of the service model, which are CloudFormation's
 * too. Every scalar is a text.
 */
final class SdkJson {
  private SdkJson() {}

  static JsonNode of(Object value) {
    if (value instanceof SdkPojo response) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      response
          .sdkFieldNameToField()
          .forEach((name, field) -> put(object, name, field.getValueOrDefault(response)));
      return object;
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      map.forEach((name, each) -> put(object, String.valueOf(name), each));
      return object;
    }
    if (value instanceof List<?> list) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      list.forEach(each -> array.add(of(each)));
      return array;
    }
    return TextNode.valueOf(String.valueOf(value));
  }

  /** Distinguishes a response without a list from one whose list is empty. */
  private static void put(ObjectNode object, String name, Object value) {
    boolean isAbsent =
        value == null
            || value instanceof SdkAutoConstructList<?>
            || value instanceof SdkAutoConstructMap<?, ?>;
    if (!isAbsent) {
      object.set(name, of(value));
    }
  }
}
