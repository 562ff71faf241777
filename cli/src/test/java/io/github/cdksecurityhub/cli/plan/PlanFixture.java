package io.github.cdksecurityhub.cli.plan;

import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.stack;

import io.github.cdksecurityhub.cli.assembly.AssemblyFolder;
import io.github.cdksecurityhub.cli.assembly.AssemblyStack;
import io.github.cdksecurityhub.cli.assembly.CloudAssembly;
import io.github.cdksecurityhub.cli.assembly.DeployedStack;
import io.github.cdksecurityhub.cli.assembly.DeployedStacks;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.LiveAssociation;
import io.github.cdksecurityhub.lambda.model.AutoEnableStandards;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.Owner;
import io.github.cdksecurityhub.lambda.model.Ownership;
import io.github.cdksecurityhub.lambda.model.OwnershipTags;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.ApiOperation;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.Failure;
import io.github.cdksecurityhub.lambda.reconcile.FailureCause;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubReader;
import io.github.cdksecurityhub.lambda.reconcile.ServiceError;
import io.github.cdksecurityhub.lambda.securityhub.ErrorClassifier;
import io.github.cdksecurityhub.lambda.securityhub.RegionLinking;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** An assembly on disk, stacks deployed in memory, and what each Region shows. */
public final class PlanFixture implements DeployedStacks {
  /** What a central organization shows. */
  public static final LiveConfiguration CENTRAL =
      live(ConfigurationType.CENTRAL, false, AutoEnableStandards.NONE, ConfigurationStatus.ENABLED);

  /** What a central organization shows that could not become it. */
  public static final LiveConfiguration FAILED =
      live(ConfigurationType.CENTRAL, false, AutoEnableStandards.NONE, ConfigurationStatus.FAILED);

  private static final String LIFE = "0f5c4b1e";

  /** The configuration that the assembly's templates declare. */
  public static final LiveConfiguration DECLARED =
      live(ConfigurationType.LOCAL, true, AutoEnableStandards.DEFAULT, ConfigurationStatus.ENABLED);

  /** One that differs from it. */
  public static final LiveConfiguration OTHER =
      live(ConfigurationType.LOCAL, false, AutoEnableStandards.NONE, ConfigurationStatus.ENABLED);

  private final AssemblyFolder folder;
  private final Map<String, DeployedStack> deployed = new HashMap<>();
  private final Map<String, LiveConfiguration> live = new HashMap<>();
  private final Map<String, Map<String, String>> tags = new HashMap<>();
  private final Map<String, Failure> failing = new HashMap<>();
  private InMemoryCentralReader central = new InMemoryCentralReader();
  private boolean cloudFormationIsClosed;
  private boolean requiresAllRegions;
  private Optional<Imports> imports = Optional.empty();

  public PlanFixture(Path temporary) {
    folder = new AssemblyFolder(temporary);
  }

  private static LiveConfiguration live(
      ConfigurationType type,
      boolean autoEnable,
      AutoEnableStandards standards,
      ConfigurationStatus status) {
    return new LiveConfiguration(type, autoEnable, standards, status, "", false);
  }

  public static String id(String region) {
    return "123456789012/" + region + "/securityhub-organization-configuration/" + LIFE;
  }

  public static String stackId(String name) {
    return name.startsWith("arn:")
        ? name
        : "arn:aws:cloudformation:us-east-1:123456789012:stack/" + name + "/0a1b2c3d";
  }

  /** A resource of a deployed stack manages a Region, where OTHER was before it. */
  public PlanFixture managed(String region, String stack, String logicalId) {
    Owner owner = new Owner(stackId(stack), logicalId, LIFE);
    return managed(region, Ownership.claimedBy(owner, Optional.of(OTHER.toConfiguration())));
  }

  /** The tags of a Region's hub say so. */
  public PlanFixture managed(String region, Ownership ownership) {
    tags.put(region, OwnershipTags.write(ownership));
    return this;
  }

  public PlanFixture file(String name, String text) throws Exception {
    folder.file(name, text);
    return this;
  }

  /** The stack S of the assembly has this template. */
  public PlanFixture declares(String template) throws Exception {
    folder.manifest(stack("S", AssemblyFolder.ENVIRONMENT)).file("S.template.json", template);
    return this;
  }

  /** The stacks S and S2 of the assembly have these templates. */
  public PlanFixture declares(String first, String second) throws Exception {
    folder
        .manifest(
            stack("S", AssemblyFolder.ENVIRONMENT) + "," + stack("S2", AssemblyFolder.ENVIRONMENT))
        .file("S.template.json", first)
        .file("S2.template.json", second);
    return this;
  }

  public PlanFixture deployed(String name, String status, String template, Map<String, String> ids)
      throws Exception {
    deployed.put(
        name,
        new DeployedStack(
            stackId(name), status, JsonValue.parse(template.replace('\'', '"')), ids));
    return this;
  }

  public PlanFixture shows(String region, LiveConfiguration configuration) {
    live.put(region, configuration);
    return this;
  }

  /** A read of a Region fails, as the failure names it. */
  public PlanFixture fails(Failure failure) {
    failing.put(failure.where().region() + failure.operation(), failure);
    return this;
  }

  /** The organization configuration of a Region can't be read. */
  PlanFixture fails(String region, FailureCause cause) {
    return fails(failure(cause, region, ApiOperation.DESCRIBE));
  }

  public static Failure failure(FailureCause cause, String region, ApiOperation operation) {
    AccountRegion where = new AccountRegion("123456789012", region);
    return new Failure(cause, where, operation, ServiceError.ofText("no"), "");
  }

  /** Returns what reads a Region. */
  public SecurityHubReader reader(AccountRegion place) {
    return new Shown(place);
  }

  public PlanFixture central(InMemoryCentralReader reader) {
    central = reader;
    return this;
  }

  public PlanFixture withoutCloudFormation() {
    cloudFormationIsClosed = true;
    return this;
  }

  @Override
  public Optional<DeployedStack> find(String region, String name) {
    if (cloudFormationIsClosed) {
      throw new UnreadableException("AccessDenied", null);
    }
    return Optional.ofNullable(deployed.get(name));
  }

  public List<StackEvents> events() throws Exception {
    return events(CloudAssembly.read(folder.folder()).stacks());
  }

  private List<StackEvents> events(List<AssemblyStack> stacks) {
    return stacks.stream()
        .map(each -> StackComparison.between(deployed(each), each, each.environment()))
        .toList();
  }

  private DeployedStacks deployed(AssemblyStack stack) {
    return imports.map(each -> each.into(stack, stack.environment(), this)).orElse(this);
  }

  PlanFixture requiringAllRegions() {
    requiresAllRegions = true;
    return this;
  }

  PlanFixture importing(Imports mapping) {
    imports = Optional.of(mapping);
    return this;
  }

  public Plan plan() throws Exception {
    return plan(CloudAssembly.read(folder.folder()).stacks().toArray(AssemblyStack[]::new));
  }

  public Plan plan(AssemblyStack... stacks) throws Exception {
    Readers readers = new Readers(this::reader, place -> central, Duration.ofMillis(1));
    return new Planner(readers, line -> {}).plan(events(List.of(stacks)), requiresAllRegions);
  }

  public List<Row> rows() throws Exception {
    return plan().stacks().get(0).rows();
  }

  private final class Shown implements SecurityHubReader {
    private final AccountRegion place;

    Shown(AccountRegion place) {
      this.place = place;
    }

    @Override
    public AccountRegion place() {
      return place;
    }

    private void failIfItHas(ApiOperation operation) throws SecurityHubException {
      Failure failure = failing.get(place.region() + operation);
      if (failure != null) {
        throw new SecurityHubException(failure);
      }
    }

    private <T> T read(ApiOperation operation, Supplier<T> read) throws SecurityHubException {
      failIfItHas(operation);
      try {
        return read.get();
      } catch (UnreadableException e) {
        throw new SecurityHubException(
            failure(FailureCause.UNREADABLE_RESPONSE, place.region(), operation), e);
      }
    }

    @Override
    public Observation describe() throws SecurityHubException {
      failIfItHas(ApiOperation.DESCRIBE);
      LiveConfiguration shown = live.getOrDefault(place.region(), OTHER);
      return new Observation(
          shown,
          shown.status().isFailed()
              ? Optional.of(new ErrorClassifier(place).ofFailedStatus(shown))
              : Optional.empty());
    }

    @Override
    public Optional<String> findHomeRegion() throws SecurityHubException {
      return read(
          ApiOperation.LIST_AGGREGATORS, () -> central.aggregator().map(LiveAggregator::region));
    }

    @Override
    public List<String> linkedRegions() throws SecurityHubException {
      return read(ApiOperation.GET_AGGREGATOR, central::aggregator)
          .filter(each -> each.region().equals(place.region()))
          .flatMap(
              each ->
                  RegionLinking.linkedRegions(each.linkingMode(), each.regions(), each.region()))
          .orElse(List.of());
    }

    @Override
    public HubSettings hubSettings(Set<String> names) {
      return HubSettings.DEFAULTS.only(names);
    }

    @Override
    public Map<String, String> tags() throws SecurityHubException {
      failIfItHas(ApiOperation.LIST_TAGS);
      return tags.getOrDefault(place.region(), Map.of());
    }

    @Override
    public List<AssociatedPolicy> associatedPolicies() throws SecurityHubException {
      List<AssociatedPolicy> policies = new ArrayList<>();
      for (LiveAssociation each : read(ApiOperation.LIST_POLICIES, central::associations)) {
        policies.add(
            new AssociatedPolicy(each.policyId(), "", each.target().type(), each.target().id()));
      }
      read(ApiOperation.LIST_POLICIES, central::policies).stream()
          .filter(each -> policies.stream().noneMatch(it -> it.policyId().equals(each.id())))
          .map(each -> new AssociatedPolicy(each.id(), each.name(), "", ""))
          .forEach(policies::add);
      return policies;
    }
  }
}
