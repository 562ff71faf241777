package io.github.cdksecurityhub.lambda.securityhub;

import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * A response of the SDK's as JSON, with the names of the service model, which are CloudFormation's
 * too; and a template's properties as a request. Every scalar of the JSON is a text.
 */
public final class SdkJson {
  private SdkJson() {}

  public static JsonValue of(SdkPojo response) {
    return new JsonValue(raw(response));
  }

  private static Object raw(Object value) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (value instanceof SdkPojo response) {
      response
          .sdkFieldNameToField()
          .forEach((name, field) -> put(object, name, field.getValueOrDefault(response)));
      return object;
    }
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, each) -> put(object, String.valueOf(name), each));
      return object;
    }
    return value instanceof List<?> list
        ? list.stream().map(SdkJson::raw).toList()
        : String.valueOf(value);
  }

  /** Distinguishes a response without a list from one whose list is empty. */
  private static void put(Map<String, Object> object, String name, Object value) {
    boolean isAbsent =
        value == null
            || value instanceof SdkAutoConstructList<?>
            || value instanceof SdkAutoConstructMap<?, ?>;
    if (!isAbsent) {
      object.put(name, raw(value));
    }
  }

  /** Sets every field of a request or a part of one that the JSON has a member for. */
  static void fill(SdkPojo builder, JsonValue json) {
    builder
        .sdkFieldNameToField()
        .forEach(
            (name, field) -> {
              if (json.has(name)) {
                field.set(builder, value(field, json.path(name)));
              }
            });
  }

  private static Object value(SdkField<?> field, JsonValue json) {
    MarshallingType<?> type = field.marshallingType();
    if (type.equals(MarshallingType.LIST)) {
      SdkField<?> member = field.getTrait(ListTrait.class).memberFieldInfo();
      List<Object> list = new ArrayList<>();
      json.forEach(each -> list.add(value(member, each)));
      return list;
    }
    if (type.equals(MarshallingType.MAP)) {
      SdkField<?> member = field.getTrait(MapTrait.class).valueFieldInfo();
      Map<String, Object> map = new LinkedHashMap<>();
      json.members().forEach((name, each) -> map.put(name, value(member, each)));
      return map;
    }
    if (type.equals(MarshallingType.SDK_POJO)) {
      SdkPojo part = field.constructor().get();
      fill(part, json);
      return ((Buildable) part).build();
    }
    return scalar(type, json.text());
  }

  private static Object scalar(MarshallingType<?> type, String text) {
    if (type.equals(MarshallingType.BOOLEAN)) {
      return Boolean.valueOf(text);
    }
    if (type.equals(MarshallingType.INTEGER)) {
      return new BigDecimal(text).intValueExact();
    }
    return type.equals(MarshallingType.DOUBLE) ? (Object) Double.valueOf(text) : text;
  }
}
