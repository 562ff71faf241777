package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** What the names in a stack's template refer to: parameters, pseudo parameters, resources. */
final class StackNames {

  private final Template template;
  private final Environment environment;
  private final String stackName;
  private final String stackId;
  private final Map<String, String> parameters;
  private final Map<String, Resource> resources;

  StackNames(
      Template template,
      Environment environment,
      String stackName,
      String stackId,
      Map<String, String> parameters,
      Map<String, Resource> resources) {
    this.template = template;
    this.environment = environment;
    this.stackName = stackName;
    this.stackId = stackId;
    this.parameters = parameters;
    this.resources = resources;
  }

  /** What {@code Ref} gives; missing for {@code AWS::NoValue}. */
  JsonNode ref(String name) {
    if (name.startsWith("AWS::")) {
      return pseudo(name);
    }
    if (template.json().path("Parameters").has(name)) {
      return parameter(name, template.json().path("Parameters").path(name));
    }
    return TextNode.valueOf(resource(name).physicalId());
  }

  private JsonNode pseudo(String name) {
    if (name.equals("AWS::NoValue")) {
      return MissingNode.getInstance();
    }
    return TextNode.valueOf(
        switch (name) {
          case "AWS::AccountId" -> environment.account();
          case "AWS::Region" -> environment.region();
          case "AWS::Partition" -> environment.partition();
          case "AWS::URLSuffix" -> environment.urlSuffix();
          case "AWS::StackId" -> stackId;
          case "AWS::StackName" -> stackName;
          default -> throw new TemplateException("This local CloudFormation does not know " + name);
        });
  }

  private JsonNode parameter(String name, JsonNode declaration) {
    String type = declaration.path("Type").asText();
    if (type.startsWith("AWS::SSM::") && !name.equals("BootstrapVersion")) {
      throw new TemplateException(
          "This local CloudFormation has no parameter store for parameter " + name);
    }
    String value = parameters.getOrDefault(name, declaration.path("Default").asText(null));
    if (value == null) {
      throw new TemplateException("Parameters: [" + name + "] must have values");
    }
    return TextNode.valueOf(value);
  }

  private Resource resource(String logicalId) {
    Resource resource = resources.get(logicalId);
    if (resource == null) {
      throw new TemplateException(
          "Template format error: Unresolved resource dependencies ["
              + logicalId
              + "] in the Resources block of the template");
    }
    return resource;
  }

  /** What {@code Fn::GetAtt} gives. */
  JsonNode attribute(String logicalId, String attribute) {
    Resource resource = resource(logicalId);
    JsonNode value = resource.attributes().get(attribute);
    if (value != null) {
      return value;
    }
    if (CustomResources.provides(resource.type())) {
      throw new TemplateException(
          "CustomResource attribute error: Vendor response doesn't contain "
              + attribute
              + " key in object "
              + stackId
              + "|"
              + logicalId);
    }
    throw new TemplateException(
        "This local CloudFormation does not know attribute "
            + attribute
            + " of "
            + resource.type()
            + " ("
            + logicalId
            + ")");
  }
}
