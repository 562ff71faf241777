package io.github.cdksecurityhub.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.http.AwsService;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * The default event buses of an account: rules with a pattern or a rate, whose targets are
 * functions and topics.
 *
 * <p>Time does not run rules here, {@link #tick} does. A function is run only where a permission
 * lets the rule run it, as on Lambda.
 */
public final class LocalEventBridge implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Set<Permission> permissions = new LinkedHashSet<>();
  private final List<JsonNode> events = new ArrayList<>();
  private final List<Notification> notifications = new ArrayList<>();
  private final List<String> undelivered = new ArrayList<>();
  private final ExecutorService deliveries = Executors.newSingleThreadExecutor(this::thread);
  private Optional<LocalLambda> lambda = Optional.empty();

  private record Permission(String function, String rule) {}

  /**
   * A message that a topic got.
   *
   * @param topic the topic's ARN
   * @param message the message
   */
  public record Notification(String topic, String message) {}

  /** PutEvents, to be served. */
  public AwsService api() {
    return new EventsApi(this);
  }

  /** Sets where functions are run. The caller closes the Lambda. */
  public synchronized LocalEventBridge runningOn(LocalLambda functions) {
    lambda = Optional.of(functions);
    return this;
  }

  /** Makes a rule, or changes it. */
  public synchronized void put(Rule rule) {
    rules.put(rule.arn(), rule);
  }

  /** Removes a rule. */
  public synchronized void remove(String ruleArn) {
    rules.remove(ruleArn);
  }

  /** Lets a rule run a function. */
  public synchronized void allow(String functionArn, String ruleArn) {
    permissions.add(new Permission(functionArn, ruleArn));
  }

  /** Takes that back. */
  public synchronized void disallow(String functionArn, String ruleArn) {
    permissions.remove(new Permission(functionArn, ruleArn));
  }

  /** The rules that there are. */
  public synchronized List<Rule> rules() {
    return List.copyOf(rules.values());
  }

  /** The events that were put by functions so far. */
  public synchronized List<JsonNode> putEvents() {
    return events.stream().filter(it -> !it.path("source").asText().startsWith("aws.")).toList();
  }

  /** What topics got so far. */
  public synchronized List<Notification> notifications() {
    return List.copyOf(notifications);
  }

  /** What could not be delivered, and why. */
  public synchronized List<String> undelivered() {
    return List.copyOf(undelivered);
  }

  /** Lets every rate come round once. */
  public void tick() {
    for (Rule rule : rules()) {
      if (rule.enabled() && rule.schedule().isPresent()) {
        ObjectNode event = envelope("aws.events", "Scheduled Event", rule.region());
        event.putArray("resources").add(rule.arn());
        event.putObject("detail");
        enqueue(() -> run(rule, event));
      }
    }
  }

  /** Takes an event; its rules run soon after. */
  public void accept(JsonNode event) {
    synchronized (this) {
      events.add(event);
    }
    enqueue(
        () -> rules().stream().filter(it -> it.isRunBy(event)).forEach(rule -> run(rule, event)));
  }

  /** An event without its detail. */
  public static ObjectNode envelope(String source, String detailType, String region) {
    return JSON.createObjectNode()
        .put("version", "0")
        .put("id", UUID.randomUUID().toString())
        .put("detail-type", detailType)
        .put("source", source)
        .put("account", "123456789012")
        .put("time", Instant.now().toString())
        .put("region", region);
  }

  private void enqueue(Runnable delivery) {
    try {
      deliveries.execute(delivery);
    } catch (RejectedExecutionException e) {
      // Closed: what still writes is being closed too.
      return;
    }
  }

  private synchronized void run(Rule rule, JsonNode event) {
    for (Rule.Target target : rule.targets()) {
      String input = target.inputFor(event);
      if (target.arn().contains(":sns:")) {
        notifications.add(new Notification(target.arn(), input));
      } else if (!permissions.contains(new Permission(target.arn(), rule.arn()))) {
        undelivered.add(rule.arn() + " may not run " + target.arn());
      } else {
        lambda.orElseThrow().invoke(target.arn(), input);
      }
    }
  }

  /**
   * Waits until every event is delivered and all that it ran is done, to the last consequence.
   *
   * @throws IllegalStateException when that takes longer than {@code limit}
   */
  public void awaitQuiet(Duration limit) throws InterruptedException {
    int seen = -1;
    while (seen != count()) {
      seen = count();
      try {
        deliveries.submit(() -> {}).get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
      lambda.orElseThrow().awaitQuiet(limit);
    }
  }

  private synchronized int count() {
    return events.size() + lambda.orElseThrow().invocations().size();
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "local-eventbridge");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    deliveries.shutdownNow();
  }
}
