package io.github.cdksecurityhub.local.endpoint;

import io.github.cdksecurityhub.local.cloudformation.LocalCloudFormation;
import io.github.cdksecurityhub.local.cloudformation.Resource;
import io.github.cdksecurityhub.local.cloudformation.StackStatus;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** CloudFormation's operations that read a stack. */
record StackQueries(LocalCloudFormation cloudFormation) {
  private static final String LONG_AGO = "2030-01-01T00:00:00Z";

  QueryAnswer answer(String form) {
    Map<String, String> fields =
        Arrays.stream(form.split("&"))
            .map(field -> field.split("=", 2))
            .filter(field -> field.length == 2)
            .collect(Collectors.toMap(field -> field[0], field -> decoded(field[1])));
    String stack = fields.getOrDefault("StackName", "");
    Optional<StackStatus> status = cloudFormation.status(stack);
    if (status.isEmpty()) {
      return QueryAnswer.refused("Stack with id " + stack + " does not exist");
    }
    String action = fields.getOrDefault("Action", "");
    return switch (action) {
      case "DescribeStacks" -> QueryAnswer.of(action, description(stack, status.get()));
      case "GetTemplate" -> QueryAnswer.of(action, template(stack));
      case "ListStackResources" -> QueryAnswer.of(action, resources(stack));
      default -> QueryAnswer.refused("The action " + action + " is not valid for this endpoint.");
    };
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String description(String stack, StackStatus status) {
    return "<Stacks><member><StackName>%s</StackName><CreationTime>%s</CreationTime><StackStatus>%s</StackStatus></member></Stacks>"
        .formatted(stack, LONG_AGO, status);
  }

  private String template(String stack) {
    return "<TemplateBody>"
        + QueryAnswer.escaped(cloudFormation.template(stack).json().toString())
        + "</TemplateBody>";
  }

  private String resources(String stack) {
    return cloudFormation.resources(stack).values().stream()
        .map(StackQueries::summary)
        .collect(Collectors.joining("", "<StackResourceSummaries>", "</StackResourceSummaries>"));
  }

  private static String summary(Resource resource) {
    return "<member><LogicalResourceId>%s</LogicalResourceId><PhysicalResourceId>%s</PhysicalResourceId><ResourceType>%s</ResourceType><LastUpdatedTimestamp>%s</LastUpdatedTimestamp><ResourceStatus>CREATE_COMPLETE</ResourceStatus></member>"
        .formatted(
            resource.logicalId(),
            QueryAnswer.escaped(resource.physicalId()),
            resource.type(),
            LONG_AGO);
  }
}
