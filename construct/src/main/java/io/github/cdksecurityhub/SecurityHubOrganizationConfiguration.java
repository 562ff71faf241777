package io.github.cdksecurityhub;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.constructs.Construct;

/**
 * Security Hub's organization configuration, declared in one or more Regions.
 *
 * <p>A deployment reads what each Region has, writes only what differs, waits until the result is
 * proven, and reports what changed; deleting the declaration puts back what was there before. Its
 * stack belongs in the account that is Security Hub's delegated administrator in every declared
 * Region.
 *
 * <pre>{@code
 * SecurityHubOrganizationConfiguration.Builder.create(this, "SecurityHub")
 *     .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT))
 *     .regions(List.of("us-east-1", "eu-west-1"))
 *     .build();
 * }</pre>
 *
 * <p>What cannot work is refused at synthesis, with an {@link IllegalArgumentException} that names
 * the construct, the reason and the way out.
 */
public final class SecurityHubOrganizationConfiguration extends Construct {
  private final OrganizationConfigurationFunction function;
  private final DeclaredAttributes attributes = new DeclaredAttributes(this);
  private final DeclaredDrift drift;

  /**
   * Declares the configuration.
   *
   * @param scope the stack, or a construct in it
   * @param id a name that is unique in the scope; it can be changed at any time, as no resource is
   *     named after it
   * @param props what to declare
   * @throws IllegalArgumentException if it cannot work
   */
  public SecurityHubOrganizationConfiguration(
      Construct scope, String id, SecurityHubOrganizationConfigurationProps props) {
    this(scope, id, List.of(props));
  }

  private SecurityHubOrganizationConfiguration(
      Construct scope, String id, List<SecurityHubOrganizationConfigurationProps> groups) {
    super(scope, id);
    this.function = OrganizationConfigurationFunction.of(this, groups.get(0));
    this.drift = new DeclaredDrift(this, function.drift());
    groups.forEach(this::declare);
  }

  private void declare(SecurityHubOrganizationConfigurationProps props) {
    List<TargetRegion> targets = TargetRegions.of(this, props);
    DeclaringStack stack = DeclaringStack.of(this);
    DeclaredRegions.of(this).add(this, stack, props.getConfiguration(), targets);
    if (props.getConfiguration() instanceof OrganizationConfiguration.Central) {
      function.allowReadingLinkedRegions();
    }
    for (TargetRegion target : targets) {
      RegionResource resource = new RegionResource(target, stack.suffix(target));
      attributes.add(target, new RegionAttributes(resource.declare(this, props, function)));
    }
  }

  /**
   * Declares what a YAML file says, with every option at its default.
   *
   * @param scope the stack, or a construct in it
   * @param id a name that is unique in the scope
   * @param file the file; a relative path starts in the folder that the CDK app runs in
   * @return the construct, with the Regions of all the file's groups
   * @throws IllegalArgumentException if it cannot work, with the line and column of what is wrong
   * @see #fromYaml(Construct, String, Path, UnaryOperator)
   */
  public static SecurityHubOrganizationConfiguration fromYaml(
      Construct scope, String id, Path file) {
    return fromYaml(scope, id, file, UnaryOperator.identity());
  }

  /**
   * Declares what a YAML file says.
   *
   * <pre>{@code
   * schemaVersion: 1
   * onDelete: RESTORE            # optional
   * local:                       # or `central`, with the home `region`
   *   - regions: [us-east-1, eu-west-1]
   *     autoEnable: true
   *     autoEnableStandards: DEFAULT
   * }</pre>
   *
   * <p>The file is read strictly: an unknown key, a missing one, another type, a Region that is
   * named twice are refused. {@code io/github/cdksecurityhub/securityhub-organization.schema.json},
   * in the same jar as this class, says the same to editors.
   *
   * @param scope the stack, or a construct in it
   * @param id a name that is unique in the scope
   * @param file the file; a relative path starts in the folder that the CDK app runs in
   * @param options sets what the file has no word for, such as {@code timeout}, on a builder; it is
   *     called once for each group of the file, and where both say something, the file counts
   * @return the construct, with the Regions of all the file's groups
   * @throws IllegalArgumentException if it cannot work, with the line and column of what is wrong
   */
  public static SecurityHubOrganizationConfiguration fromYaml(
      Construct scope,
      String id,
      Path file,
      UnaryOperator<SecurityHubOrganizationConfigurationProps.Builder> options) {
    return new SecurityHubOrganizationConfiguration(
        scope, id, OrganizationYaml.read(who(scope, id), file).props(options));
  }

  private static String who(Construct scope, String id) {
    return "Construct " + scope.getNode().getPath() + "/" + id;
  }

  /**
   * What is known of one Region after a deployment.
   *
   * @param region a declared Region, or the token that it was declared with
   * @return its attributes, as tokens
   * @throws IllegalArgumentException if the Region is not declared here
   */
  public RegionAttributes forRegion(String region) {
    return attributes.of(region);
  }

  /**
   * What is known of the Region after a deployment, where a single one is declared.
   *
   * @return its attributes, as tokens
   * @throws IllegalArgumentException if more than one Region is declared
   */
  public RegionAttributes forRegion() {
    return attributes.ofTheOne();
  }

  /**
   * The declared Regions, in the order in which they were declared.
   *
   * @return names, or tokens where the name is not known at synthesis
   */
  public List<String> getRegions() {
    return attributes.regions();
  }

  /**
   * The function that does the work, one for all declarations of the stack.
   *
   * @return the function
   */
  public IFunction getFunction() {
    return function.function();
  }

  /**
   * The role that the function runs as: its own, or the one that was passed in.
   *
   * @return the role
   */
  public IRole getRole() {
    return function.role();
  }

  /**
   * The log group that the function writes to: its own, or the one that was passed in.
   *
   * @return the log group
   */
  public ILogGroup getLogGroup() {
    return function.logGroup();
  }

  /**
   * Allows the function something more, for all declarations of the stack. Does nothing where the
   * role is imported and cannot be changed.
   *
   * @param statement what to allow
   */
  public void addToRolePolicy(PolicyStatement statement) {
    function.allow(statement);
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
    return function.function().metric(name);
  }

  /**
   * How many runs of the function failed. A run fails only if it cannot deliver its answer to
   * CloudFormation: a deployment that fails with a reason is not among them.
   *
   * @return the metric, summed over 5 minutes
   */
  public Metric metricErrors() {
    return function.function().metricErrors();
  }

  /**
   * The function that looks for drift, one for all declarations of the stack.
   *
   * @return the function, empty where {@link DeclarationOptions#driftDetection} is not set
   */
  public Optional<IFunction> getDriftFunction() {
    return function.drift().map(DriftFunction::function);
  }

  /**
   * Whether a Region has drifted: 1 or 0 with every look, and nothing where it could not be read.
   *
   * @param region a declared Region, or the token that it was declared with
   * @return the metric, the highest in 5 minutes
   * @throws IllegalArgumentException if the Region is not declared here, or nobody looks
   */
  public Metric metricDrift(String region) {
    forRegion(region);
    return drift.metric(region);
  }

  /**
   * Whether the Region has drifted, where a single one is declared.
   *
   * @return the metric, the highest in 5 minutes
   * @throws IllegalArgumentException if more than one Region is declared, or nobody looks
   */
  public Metric metricDrift() {
    forRegion();
    return drift.metric(getRegions().get(0));
  }

  /**
   * Adds an alarm for each Region that is declared here, one for Regions that cannot be read and
   * one for looks that fail; the last two are of the whole stack.
   *
   * @param actions what happens when one of them goes off
   * @return the alarms
   * @throws IllegalArgumentException if nobody looks for drift, or the alarms are there already
   */
  public List<Alarm> alarmOnDrift(IAlarmAction... actions) {
    return drift.alarms(attributes.targets(), actions);
  }

  /** Lets the function name what policies are still associated with. */
  void readPolicies() {
    function.readPolicies();
  }

  /** Builds a {@link SecurityHubOrganizationConfiguration}. */
  public static final class Builder extends ConfigurationOptions<Builder> {
    private final Construct scope;
    private final String id;

    private Builder(Construct scope, String id) {
      this.scope = scope;
      this.id = id;
    }

    /**
     * Starts with every option at its default.
     *
     * @param scope the stack, or a construct in it
     * @param id a name that is unique in the scope
     * @return a builder
     */
    public static Builder create(Construct scope, String id) {
      return new Builder(scope, id);
    }

    /**
     * Declares the configuration.
     *
     * @return the construct
     * @throws IllegalArgumentException if it cannot work
     */
    public SecurityHubOrganizationConfiguration build() {
      return new SecurityHubOrganizationConfiguration(scope, id, props(() -> who(scope, id)));
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
