package io.github.cdksecurityhub.internal.drift;

import io.github.cdksecurityhub.internal.regions.TargetRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.LogQueryWidget;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.YAxisProps;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/** What the drift function counts, in the words that it uses in its log. */
public final class DriftMetrics {
  private static final String NAMESPACE = "SecurityHubOrganizationConfiguration";
  private static final String RESOURCES = "Region,ResourceType";
  private static final Duration PERIOD = Duration.minutes(5);

  private DriftMetrics() {}

  public static Metric drift(TargetRegion target) {
    return metric("Drift", Map.of("Region", target.value()));
  }

  /** Whether a resource of a type has drifted, in the home Region. */
  public static Metric drift(Stack stack, String resourceType) {
    return metric("Drift", Map.of("Region", stack.getRegion(), "ResourceType", resourceType));
  }

  /** Whether anything could not be read. */
  public static Metric unreadable(IFunction function) {
    return metric("Unreadable", Map.of("Function", function.getFunctionName()));
  }

  private static Metric metric(String name, Map<String, String> dimensions) {
    return Metric.Builder.create()
        .namespace(NAMESPACE)
        .metricName(name)
        .dimensionsMap(dimensions)
        .statistic("Maximum")
        .period(PERIOD)
        .build();
  }

  /** Searches, so that a Region or a type that is declared later is there by itself. */
  public static void dashboard(Construct scope, ILogGroup logGroup, boolean heals) {
    List<IWidget> drift = new ArrayList<>();
    drift.add(graph("Regions: 1 where live is not as declared", "Region", "Drift"));
    drift.add(
        graph(
            "Aggregator, policies, associations: 1 where one is not as declared",
            RESOURCES,
            "Drift"));
    List<IWidget> unreadable = new ArrayList<>();
    unreadable.add(graph("Regions that could not be read", "Region", "Unreadable"));
    unreadable.add(graph("Resources that could not be read", RESOURCES, "Unreadable"));
    List<List<? extends IWidget>> rows = new ArrayList<>(List.of(drift, unreadable));
    if (heals) {
      rows.add(
          List.of(
              graph("Regions that were put back", "Region", "Healed"),
              graph("Resources that were put back", RESOURCES, "Healed")));
      rows.add(
          List.of(
              graph("Regions that could not be put back", "Region", "NotHealed"),
              graph("Resources that could not be put back", RESOURCES, "NotHealed")));
    }
    rows.add(List.of(messages(logGroup)));
    Dashboard.Builder.create(scope, "Dashboard").widgets(rows).build();
  }

  /** The messages of what is reported, the latest first. */
  private static IWidget messages(ILogGroup logGroup) {
    return LogQueryWidget.Builder.create()
        .title("What drifted, was put back or could not be read")
        .logGroupNames(List.of(logGroup.getLogGroupName()))
        .queryLines(
            List.of(
                "fields @timestamp, state, ResourceType, resource, message",
                "filter ispresent(state) and level = 'WARN'",
                "sort @timestamp desc",
                "limit 100"))
        .width(24)
        .height(8)
        .build();
  }

  private static IWidget graph(String title, String dimensions, String metric) {
    String search =
        "SEARCH('{%s,%s} MetricName=\"%s\"', 'Maximum', 300)"
            .formatted(NAMESPACE, dimensions, metric);
    return GraphWidget.Builder.create()
        .title(title)
        .width(12)
        .left(
            List.of(
                MathExpression.Builder.create()
                    .expression(search)
                    .label("")
                    .usingMetrics(Map.of())
                    .build()))
        .leftYAxis(YAxisProps.builder().min(0).max(1).showUnits(false).build())
        .build();
  }
}
