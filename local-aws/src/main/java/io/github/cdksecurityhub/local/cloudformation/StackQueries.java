package io.github.cdksecurityhub.local.cloudformation;

import static io.github.cdksecurityhub.local.http.QueryResponse.escaped;

import io.github.cdksecurityhub.local.http.Query;
import io.github.cdksecurityhub.local.http.QueryResponse;
import java.util.List;
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
  QueryResponse respond(Query form) {
    String action = form.first("Action").orElse("");
    String stack = form.first("StackName").orElse("");
    return switch (action) {
      case "DescribeStacks" -> stacks(stack);
      case "DescribeStackResource" -> resource(stack, form.first("LogicalResourceId").orElse(""));
      case "GetTemplate" -> template(stack);
      case "ListStackResources" -> resources(stack);
      default -> QueryResponse.notImplemented(action, ACTIONS);
    };
  }

  private Optional<CloudFormationApi.Description> describe(String stack) {
    return region.flatMap(it -> it.describe(stack));
  }

  private static QueryResponse found(String action, Optional<String> result, String missing) {
    return result
        .map(xml -> QueryResponse.of(action, NAMESPACE, xml))
        .orElseGet(() -> QueryResponse.refused(missing));
  }

  private static String missing(String stack) {
    return "Stack with id " + stack + " does not exist";
  }

  private QueryResponse stacks(String stack) {
    Optional<String> members =
        stack.isEmpty()
            ? Optional.of(
                region.map(LocalCloudFormation::all).orElse(List.of()).stream()
                    .map(StackQueries::member)
                    .collect(Collectors.joining()))
            : describe(stack).map(StackQueries::member);
    return found(
        "DescribeStacks", members.map(it -> "<Stacks>" + it + "</Stacks>"), missing(stack));
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

  private QueryResponse template(String stack) {
    Optional<String> xml =
        describe(stack)
            .flatMap(it -> region)
            .map(it -> it.template(stack).json().toString())
            .map(body -> element("TemplateBody", body));
    return found("GetTemplate", xml, missing(stack));
  }

  private QueryResponse resources(String stack) {
    Optional<String> xml =
        describe(stack)
            .flatMap(it -> region)
            .map(
                it ->
                    it.resourceStates(stack).stream()
                        .map(detail -> "<member>" + summary(detail) + "</member>")
                        .collect(Collectors.joining()));
    return found(
        "ListStackResources",
        xml.map(it -> "<StackResourceSummaries>" + it + "</StackResourceSummaries>"),
        missing(stack));
  }

  private QueryResponse resource(String stack, String logicalId) {
    Optional<CloudFormationApi.Description> description = describe(stack);
    if (description.isEmpty()) {
      return QueryResponse.refused("Stack '" + stack + "' does not exist");
    }
    // Resources that are gone are known of deleted stacks alone.
    boolean isDeleted = description.get().status() == StackStatus.DELETE_COMPLETE;
    Optional<String> xml =
        region.orElseThrow().resourceStates(stack).stream()
            .filter(it -> it.logicalId().equals(logicalId))
            .filter(it -> isDeleted || !it.status().equals("DELETE_COMPLETE"))
            .findFirst()
            .map(
                it ->
                    element("StackName", description.get().name())
                        + element("StackId", description.get().id())
                        + summary(it)
                        + "<Metadata>{}</Metadata>")
            .map(it -> "<StackResourceDetail>" + it + "</StackResourceDetail>");
    return found(
        "DescribeStackResource",
        xml,
        "Resource " + logicalId + " does not exist for stack " + stack);
  }

  /** What the description and the list of resources have in common. */
  private static String summary(StackEvent detail) {
    return element("LogicalResourceId", detail.logicalId())
        + optional("PhysicalResourceId", detail.physicalId())
        + element("ResourceType", detail.type())
        + element("LastUpdatedTimestamp", detail.time().toString())
        + element("ResourceStatus", detail.status())
        + optional("ResourceStatusReason", detail.reason())
        + "<DriftInformation><StackResourceDriftStatus>NOT_CHECKED</StackResourceDriftStatus></DriftInformation>";
  }

  private static String optional(String name, String text) {
    return text.isEmpty() ? "" : element(name, text);
  }

  private static String element(String name, String text) {
    return "<" + name + ">" + escaped(text) + "</" + name + ">";
  }
}
