package io.github.cdksecurityhub.local.cloudformation;

import static io.github.cdksecurityhub.local.http.QueryResponse.element;

import io.github.cdksecurityhub.local.http.Query;
import io.github.cdksecurityhub.local.http.QueryResponse;
import io.github.cdksecurityhub.local.http.Response;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * CloudFormation's operations that read a stack, by its name or its ARN.
 *
 * @param region the stacks of the caller's account in its Region, where there are any
 */
record StackQueries(Optional<LocalCloudFormation> region) {
  private static final List<String> ACTIONS =
      List.of("DescribeStacks", "DescribeStackResource", "GetTemplate", "ListStackResources");
  private static final String NAMESPACE = "http://cloudformation.amazonaws.com/doc/2010-05-15/";

  /** The response to a form. */
  Response respond(Query form) {
    String action = form.first("Action").orElse("");
    String stack = form.first("StackName").orElse("");
    if (!ACTIONS.contains(action)) {
      return QueryResponse.notImplemented(action, ACTIONS);
    }
    try {
      String result =
          switch (action) {
            case "DescribeStacks" -> stacks(stack);
            case "GetTemplate" -> template(stack);
            case "ListStackResources" -> resources(stack);
            default -> resource(stack, form.first("LogicalResourceId").orElse(""));
          };
      return QueryResponse.of(action, NAMESPACE, result);
    } catch (NoSuchElementException e) {
      return QueryResponse.refused(e.getMessage());
    }
  }

  private String stacks(String stack) {
    List<CloudFormationApi.Description> described =
        stack.isEmpty()
            ? region.map(LocalCloudFormation::all).orElse(List.of())
            : List.of(described(stack, "Stack with id %s does not exist"));
    return described.stream()
        .map(StackQueries::member)
        .collect(Collectors.joining("", "<Stacks>", "</Stacks>"));
  }

  private CloudFormationApi.Description described(String stack, String missing) {
    return region
        .flatMap(it -> it.describe(stack))
        .orElseThrow(() -> new NoSuchElementException(missing.formatted(stack)));
  }

  private static String member(CloudFormationApi.Description stack) {
    return "<member>"
        + element("StackName", stack.name())
        + element("StackId", stack.id())
        + element("CreationTime", stack.created().toString())
        + stack.lastUpdated().map(at -> element("LastUpdatedTime", at.toString())).orElse("")
        + element("StackStatus", stack.status().name())
        + "</member>";
  }

  private String template(String stack) {
    described(stack, "Stack with id %s does not exist");
    return element("TemplateBody", region.orElseThrow().template(stack).json().toString());
  }

  private String resources(String stack) {
    described(stack, "Stack with id %s does not exist");
    return region.orElseThrow().resourceStates(stack).stream()
        .map(it -> "<member>" + summary(it) + "</member>")
        .collect(Collectors.joining("", "<StackResourceSummaries>", "</StackResourceSummaries>"));
  }

  private String resource(String stack, String logicalId) {
    CloudFormationApi.Description described = described(stack, "Stack '%s' does not exist");
    // Resources that are gone are known of deleted stacks alone.
    boolean isDeleted = described.status() == StackStatus.DELETE_COMPLETE;
    StackEvent state =
        region.orElseThrow().resourceStates(stack).stream()
            .filter(it -> it.logicalId().equals(logicalId))
            .filter(it -> isDeleted || !it.status().equals("DELETE_COMPLETE"))
            .findFirst()
            .orElseThrow(
                () ->
                    new NoSuchElementException(
                        "Resource " + logicalId + " does not exist for stack " + stack));
    return "<StackResourceDetail>"
        + element("StackName", described.name())
        + element("StackId", described.id())
        + summary(state)
        + "<Metadata>{}</Metadata></StackResourceDetail>";
  }

  /** What the description and the list of resources have in common. */
  private static String summary(StackEvent state) {
    return element("LogicalResourceId", state.logicalId())
        + optional("PhysicalResourceId", state.physicalId())
        + element("ResourceType", state.type())
        + element("LastUpdatedTimestamp", state.time().toString())
        + element("ResourceStatus", state.status())
        + optional("ResourceStatusReason", state.reason())
        + "<DriftInformation><StackResourceDriftStatus>NOT_CHECKED</StackResourceDriftStatus></DriftInformation>";
  }

  private static String optional(String name, String text) {
    return text.isEmpty() ? "" : element(name, text);
  }
}
