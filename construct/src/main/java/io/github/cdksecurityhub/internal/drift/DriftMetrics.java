package io.github.cdksecurityhub.internal.drift;

import io.github.cdksecurityhub.internal.regions.TargetRegion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.YAxisProps;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/** What the drift function counts, in the words that it uses in its log. */
public final class DriftMetrics {
  private static final String NAMESPACE = "SecurityHubOrganizationConfiguration";
  private static final Duration PERIOD = Duration.minutes(5);

  private DriftMetrics() {}

  public static Metric drift(TargetRegion target) {
    return metric("Drift", "Region", target.value());
  }

  /** How many Regions could not be read, most in one run. */
  public static Metric unreadable(IFunction function) {
    return metric("Unreadable", "Function", function.getFunctionName());
  }

  private static Metric metric(String name, String dimension, String value) {
    return Metric.Builder.create()
        .namespace(NAMESPACE)
        .metricName(name)
        .dimensionsMap(Map.of(dimension, value))
        .statistic("Maximum")
        .period(PERIOD)
        .build();
  }

  /** Searches, so that a Region that is declared later is there by itself. */
  public static void dashboard(Construct scope, boolean heals) {
    List<IWidget> widgets = new ArrayList<>();
    widgets.add(graph("Drift: 1 where live is not as declared", "Drift"));
    widgets.add(graph("Regions that could not be read", "Unreadable"));
    if (heals) {
      widgets.add(graph("Regions that were put back", "Healed"));
      widgets.add(graph("Regions that could not be put back", "NotHealed"));
    }
    Dashboard.Builder.create(scope, "Dashboard").widgets(List.of(widgets)).build();
  }

  private static IWidget graph(String title, String metric) {
    String search =
        "SEARCH('{%s,Region} MetricName=\"%s\"', 'Maximum', 300)".formatted(NAMESPACE, metric);
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
