package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.handlers.ScriptedResource;

/**
 * Writes small templates: a function, and custom resources that it provides. The function has a
 * name, so that all stacks of one Lambda run it in the JVM that the first one started.
 */
final class TemplateBuilder {

  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  TemplateBuilder() {
    ObjectNode function = resources().putObject("Function");
    function.put("Type", "AWS::Lambda::Function");
    ObjectNode properties = function.putObject("Properties");
    properties.put("FunctionName", "scripted");
    properties.put("Runtime", "java25").put("Handler", ScriptedResource.class.getName());
    properties.put("MemorySize", 256).put("Timeout", 20);
    properties.putObject("Code").put("S3Bucket", "assets").put("S3Key", "function.jar");
  }

  private ObjectNode resources() {
    return json.withObject("/Resources");
  }

  /** A custom resource with properties in pairs of name and value. */
  TemplateBuilder custom(String logicalId, String... properties) {
    ObjectNode resource = resources().putObject(logicalId);
    resource.put("Type", "Custom::Scripted");
    ObjectNode target = resource.putObject("Properties");
    target.putObject("ServiceToken").putArray("Fn::GetAtt").add("Function").add("Arn");
    for (int i = 0; i < properties.length; i += 2) {
      target.put(properties[i], properties[i + 1]);
    }
    return this;
  }

  TemplateBuilder after(String logicalId, String needed) {
    ((ObjectNode) resources().path(logicalId)).put("DependsOn", needed);
    return this;
  }

  TemplateBuilder attribute(String logicalId, String property, String of, String attribute) {
    properties(logicalId).putObject(property).putArray("Fn::GetAtt").add(of).add(attribute);
    return this;
  }

  ObjectNode properties(String logicalId) {
    return (ObjectNode) resources().path(logicalId).path("Properties");
  }

  TemplateBuilder retryAttempts(int attempts) {
    properties("Function").put("FunctionName", "scripted-" + attempts);
    ObjectNode config = resources().putObject("EventInvokeConfig");
    config.put("Type", "AWS::Lambda::EventInvokeConfig");
    ObjectNode properties = config.putObject("Properties");
    properties.putObject("FunctionName").put("Ref", "Function");
    properties.put("Qualifier", "$LATEST").put("MaximumRetryAttempts", attempts);
    return this;
  }

  TemplateBuilder output(String name, String of, String attribute) {
    json.withObject("/Outputs")
        .putObject(name)
        .putObject("Value")
        .putArray("Fn::GetAtt")
        .add(of)
        .add(attribute);
    return this;
  }

  ObjectNode json() {
    return json;
  }

  Template build() {
    return new Template(json.deepCopy());
  }
}
