package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.function.RunningFunction;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.ec2.Connections;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/** A construct that runs a Lambda function: the function, its role, its log group, its metrics. */
public abstract sealed class FunctionConstruct extends Construct implements IGrantable, IConnectable
    permits OrganizationConfigurationProvider, SecurityHubDriftDetection {

  FunctionConstruct(Construct scope, String id) {
    super(scope, id);
  }

  abstract RunningFunction running();

  /** {@return the function} */
  public IFunction getFunction() {
    return running().function();
  }

  /** {@return the role that the function runs as: its own, or the one that was passed in} */
  public IRole getRole() {
    return running().role();
  }

  /** {@return the log group that the function writes to: its own, or the one that was passed in} */
  public ILogGroup getLogGroup() {
    return running().logGroup();
  }

  /** {@return the principal that gets what is granted to this construct: the function's role} */
  @Override
  public IPrincipal getGrantPrincipal() {
    return running().function().getGrantPrincipal();
  }

  /**
   * {@return the network connections of the function's security groups; reading them fails where
   * the function is in no VPC}
   */
  @Override
  public Connections getConnections() {
    return running().function().getConnections();
  }

  /**
   * A metric of the function.
   *
   * @param name the metric's name in Lambda, such as {@code Duration}
   * @return the metric, averaged over 5 minutes
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Lambda's
   *     metrics</a>
   */
  public Metric metric(String name) {
    return running().function().metric(name);
  }

  /**
   * A metric of the function.
   *
   * @param name the metric's name in Lambda, such as {@code Duration}
   * @param options statistic, period and the rest
   * @return the metric
   */
  public Metric metric(String name, MetricOptions options) {
    return running().function().metric(name, options);
  }

  /**
   * How many runs of the function failed. A deployment that fails with a reason is not among them:
   * its run has sent its response to CloudFormation.
   *
   * @return the metric, summed over 5 minutes
   */
  public Metric metricErrors() {
    return running().function().metricErrors();
  }

  /**
   * How many runs of the function failed, see {@link #metricErrors()}.
   *
   * @param options statistic, period and the rest
   * @return the metric
   */
  public Metric metricErrors(MetricOptions options) {
    return running().function().metricErrors(options);
  }
}
