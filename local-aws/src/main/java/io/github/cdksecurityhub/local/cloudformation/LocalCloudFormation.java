package io.github.cdksecurityhub.local.cloudformation;

import io.github.cdksecurityhub.local.iam.LocalIam;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * AWS CloudFormation on this machine: creates, updates, rolls back and deletes stacks whose custom
 * resources are provided by functions of a local Lambda.
 *
 * <p>Every operation blocks until the stack is no longer in progress. One stack has one operation
 * at a time; different stacks may be worked on by different threads.
 */
public final class LocalCloudFormation implements AutoCloseable {
  private final CloudFormationOptions options;
  private final LocalIam iam;
  private final CustomResources customResources;
  private final NativeResources nativeResources;
  private final Map<String, StackState> stacks = new ConcurrentHashMap<>();
  private final Queue<StackState> deleted = new ConcurrentLinkedQueue<>();
  private final Map<String, Path> assets = new ConcurrentHashMap<>();

  /** Starts a CloudFormation without stacks. The Lambda stays the caller's to close. */
  public LocalCloudFormation(LocalLambda lambda, CloudFormationOptions options) {
    this.options = options;
    this.iam = options.iam().orElseGet(LocalIam::new);
    this.customResources = new CustomResources(lambda, options);
    this.nativeResources =
        new NativeResources(options, lambda, iam, key -> Optional.ofNullable(assets.get(key)));
  }

  /** Where its stacks live. */
  public Environment environment() {
    return options.environment();
  }

  /** What the roles of its stacks may do. */
  public LocalIam iam() {
    return iam;
  }

  /** Uploads assets: functions find their code by object key. */
  public void upload(Map<String, Path> files) {
    assets.putAll(files);
  }

  /** Deploys with every parameter at its default. */
  public StackOutcome deploy(String stackName, Template template) throws InterruptedException {
    return deploy(stackName, template, Map.of());
  }

  /**
   * Creates the stack, or updates it. As the CDK's command line does, a stack whose creation was
   * rolled back is deleted first.
   *
   * @throws IllegalStateException with CloudFormation's own text when there is nothing to update,
   *     when the stack is in a state that refuses updates, or when the operation takes longer than
   *     its limit
   */
  public StackOutcome deploy(String stackName, Template template, Map<String, String> parameters)
      throws InterruptedException {
    if (status(stackName).filter(StackStatus.ROLLBACK_COMPLETE::equals).isPresent()) {
      delete(stackName);
    }
    StackState stack = stacks.get(stackName);
    if (stack == null) {
      return create(stackName, template, parameters);
    }
    refuseUpdate(stack, template, parameters);
    return run(stack, () -> StackOperation.update(stack, template, parameters));
  }

  private StackOutcome create(String stackName, Template template, Map<String, String> parameters)
      throws InterruptedException {
    StackState stack = new StackState(stackName, options.environment(), options.listener());
    stack.template = template;
    stack.parameters = parameters;
    stacks.put(stackName, stack);
    return run(stack, () -> StackOperation.create(stack, template, parameters));
  }

  private static void refuseUpdate(
      StackState stack, Template template, Map<String, String> parameters) {
    if (stack.status.name().endsWith("_FAILED") || stack.status.name().endsWith("_IN_PROGRESS")) {
      throw new IllegalStateException(
          "Stack:" + stack.id + " is in " + stack.status + " state and can not be updated.");
    }
    if (template.equals(stack.template) && parameters.equals(stack.parameters)) {
      throw new IllegalStateException("No updates are to be performed.");
    }
  }

  /** Deletes the stack, or tries again what could not be deleted. */
  public StackOutcome delete(String stackName) throws InterruptedException {
    StackState stack = existing(stackName);
    StackOutcome outcome = run(stack, () -> StackOperation.delete(stack));
    if (outcome.status() == StackStatus.DELETE_COMPLETE) {
      stacks.remove(stackName);
      deleted.add(stack);
    }
    return outcome;
  }

  /**
   * Tries again to put back what an update had changed.
   *
   * @param resourcesToSkip resources taken as put back without asking their function
   */
  public StackOutcome continueUpdateRollback(String stackName, Set<String> resourcesToSkip)
      throws InterruptedException {
    StackState stack = existing(stackName);
    if (stack.status != StackStatus.UPDATE_ROLLBACK_FAILED) {
      throw new IllegalStateException(
          "Stack:" + stack.id + " is in " + stack.status + " state and can not be rolled back.");
    }
    return run(stack, () -> StackOperation.continueUpdateRollback(stack, resourcesToSkip));
  }

  private StackState existing(String stackName) {
    StackState stack = stacks.get(stackName);
    if (stack == null) {
      throw new IllegalArgumentException("Stack with id " + stackName + " does not exist");
    }
    return stack;
  }

  private StackOutcome run(StackState stack, Supplier<StackOperation> begun)
      throws InterruptedException {
    int eventsBefore = stack.eventsSoFar().size();
    Instant begin = Instant.now();
    new Driver(customResources, nativeResources).drive(begun.get());
    return new StackOutcome(
        stack.status,
        stack.eventsSoFar().subList(eventsBefore, stack.eventsSoFar().size()),
        exchangesOf(stack, begin),
        Duration.between(begin, Instant.now()));
  }

  private List<CustomResourceExchange> exchangesOf(StackState stack, Instant since) {
    return exchanges().stream()
        .filter(exchange -> exchange.text("StackId").equals(stack.id))
        .filter(exchange -> !exchange.sent().isBefore(since))
        .toList();
  }

  /** The stack's state; empty when there is no such stack. */
  public Optional<StackStatus> status(String stackName) {
    return Optional.ofNullable(stacks.get(stackName)).map(stack -> stack.status);
  }

  /** What was deployed last. */
  public Template template(String stackName) {
    return find(stackName).orElseGet(() -> existing(stackName)).template;
  }

  /** The present state of a stack, by its name or ARN; deleted ones are known by their ARN. */
  public Optional<CloudFormationApi.Description> describe(String stack) {
    return find(stack)
        .map(
            it ->
                new CloudFormationApi.Description(
                    it.name, it.id, it.status, it.created, it.lastUpdated));
  }

  /** The present state of every stack that is not deleted. */
  List<CloudFormationApi.Description> all() {
    return stacks.keySet().stream().sorted().flatMap(name -> describe(name).stream()).toList();
  }

  /**
   * The present states of a stack's resources, those that are gone included: the last event of
   * each.
   */
  public List<StackEvent> resourceStates(String stack) {
    return find(stack).map(StackState::details).orElse(List.of());
  }

  private Optional<StackState> find(String nameOrId) {
    return Optional.ofNullable(stacks.get(nameOrId))
        .or(() -> deleted.stream().filter(it -> it.id.equals(nameOrId)).findFirst())
        .or(() -> stacks.values().stream().filter(it -> it.id.equals(nameOrId)).findFirst());
  }

  /** The stack's outputs. */
  public Map<String, String> outputs(String stackName) {
    return Map.copyOf(existing(stackName).outputs);
  }

  /** The stack's resources by logical id. */
  public Map<String, Resource> resources(String stackName) {
    return Map.copyOf(existing(stackName).resources);
  }

  /** All events of the stack so far. */
  public List<StackEvent> events(String stackName) {
    return existing(stackName).eventsSoFar();
  }

  /** All events sent to custom resources so far, of all stacks, in order. */
  public List<CustomResourceExchange> exchanges() {
    return customResources.exchanges();
  }

  /** Applies faults to the responses that come from now on. */
  public void faults(ResponseFault.Plan plan) {
    customResources.faults(plan);
  }

  /** Chooses how events are delivered from now on. */
  public void deliveries(Function<CustomResourceExchange, LocalLambda.Delivery> how) {
    customResources.deliveries(how);
  }

  /**
   * From now on, the {@code ServiceTimeout} of an event passes as soon as Lambda has run it for the
   * last time and no response came: a test that waits for it has nothing to wait for.
   */
  public void timeOutWithLambda() {
    customResources.timeOutWithLambda();
  }

  @Override
  public void close() {
    customResources.close();
    nativeResources.close();
  }
}
