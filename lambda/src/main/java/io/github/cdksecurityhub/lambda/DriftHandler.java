package io.github.cdksecurityhub.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.cdksecurityhub.lambda.central.CentralHub;
import io.github.cdksecurityhub.lambda.drift.CentralDriftCheck;
import io.github.cdksecurityhub.lambda.drift.Drift;
import io.github.cdksecurityhub.lambda.drift.DriftCheck;
import io.github.cdksecurityhub.lambda.drift.DriftEvent;
import io.github.cdksecurityhub.lambda.drift.DriftRun;
import io.github.cdksecurityhub.lambda.drift.DriftStatus;
import io.github.cdksecurityhub.lambda.drift.DriftTrigger;
import io.github.cdksecurityhub.lambda.drift.EmbeddedMetrics;
import io.github.cdksecurityhub.lambda.drift.EventPublisher;
import io.github.cdksecurityhub.lambda.drift.HealCooldown;
import io.github.cdksecurityhub.lambda.drift.SdkEventPublisher;
import io.github.cdksecurityhub.lambda.drift.WatchedStack;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Retries;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.securityhub.SdkCentralHub;
import io.github.cdksecurityhub.lambda.securityhub.SecurityHubClients;
import io.github.cdksecurityhub.lambda.stack.SdkDeployedTemplates;
import io.github.cdksecurityhub.lambda.stack.SdkStackStatusSource;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import io.github.cdksecurityhub.lambda.stack.StackStatusSource;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The drift function: checks every configured Region, and publishes what drifted. */
public final class DriftHandler implements RequestStreamHandler {
  private final Function<AccountRegion, SecurityHub> hubs;
  private final BiFunction<AccountRegion, Retries, CentralHub> centrals;
  private final HealCooldown cooldown = new HealCooldown();
  private final List<DriftEvent> unpublished = new ArrayList<>();
  private String lastRequestId = "";

  public DriftHandler() {
    SecurityHubClients clients = new SecurityHubClients(false);
    this.hubs = clients::in;
    this.centrals = (place, retries) -> SdkCentralHub.of(clients, place, retries);
  }

  DriftHandler(
      Function<AccountRegion, SecurityHub> hubs,
      BiFunction<AccountRegion, Retries, CentralHub> centrals) {
    this.hubs = hubs;
    this.centrals = centrals;
  }

  /**
   * Checks once. The event only says why; what is checked and healed is in the environment.
   *
   * @throws IOException where a result could not be published, so that Lambda runs the event again
   */
  @Override
  public void handleRequest(InputStream event, OutputStream unused, Context context)
      throws IOException {
    Clock clock = Clock.system();
    String region = System.getenv("AWS_REGION");
    SdkStackStatusSource stack = new SdkStackStatusSource(region);
    EventPublisher events = new SdkEventPublisher(clock, region);
    Function<String, DeployedTemplate> templates = new SdkDeployedTemplates(stack::client);
    handle(event, context, System.getenv(), stack, templates, events, clock);
  }

  void handle(
      InputStream event,
      Context context,
      Map<String, String> environment,
      StackStatusSource stack,
      Function<String, DeployedTemplate> templates,
      EventPublisher events,
      Clock clock)
      throws IOException {
    Invocation invocation = Invocation.of(context, clock);
    try {
      // Lambda repeats an invocation that could not publish everything: what it found is kept, and
      // a heal would not be found again.
      if (!context.getAwsRequestId().equals(lastRequestId)) {
        lastRequestId = "";
        unpublished.removeIf(earlier -> earlier.drift().status() != DriftStatus.HEALED);
        run(event, context, environment, stack, templates, clock, invocation);
        lastRequestId = context.getAwsRequestId();
      }
      events.publish(unpublished, invocation.workEnd());
    } catch (InterruptedException e) {
      throw new IOException("Interrupted before every result was published.", e);
    }
  }

  /** Checks and heals, and reports each part at once: what was healed is not found again. */
  private void run(
      InputStream event,
      Context context,
      Map<String, String> environment,
      StackStatusSource stack,
      Function<String, DeployedTemplate> templates,
      Clock clock,
      Invocation invocation)
      throws IOException, InterruptedException {
    WatchedStack watched = WatchedStack.of(environment, invocation.account());
    DriftTrigger trigger = DriftTrigger.read(event);
    Supplier<StackStatus> ownStack = () -> stack.stackStatus(watched.stackId());
    DriftRun run =
        new DriftRun(
            watched, clock, invocation.workEnd(), ownStack, ownStack.get(), trigger, cooldown);
    DriftCheck check =
        new DriftCheck(
            run,
            place ->
                new FunctionLog(clock, context.getLogger()::log, context.getAwsRequestId())
                    .inRegion(place.region()));
    Map<AccountRegion, Drift> drifts = check.check(hubs::apply);
    if (watched.heals()) {
      drifts = check.heal(drifts, hubs, context.getAwsRequestId());
    }
    report(drifts.values(), run, context);
    AccountRegion home =
        new AccountRegion(invocation.account(), environment.getOrDefault("AWS_REGION", "none"));
    CentralDriftCheck central =
        new CentralDriftCheck(
            run, templates, deadline -> centrals.apply(home, new Retries(deadline, failure -> {})));
    report(central.run(home, drifts), run, context);
  }

  /** Writes each result to the log, and keeps the events that are to be published. */
  private void report(Collection<Drift> drifts, DriftRun run, Context context) {
    WatchedStack watched = run.watched();
    for (Drift drift : drifts) {
      DriftEvent result =
          new DriftEvent(drift, run.trigger(), watched.stackId(), run.clock().now());
      // The log comes first: it arrives even where EventBridge accepts nothing.
      context
          .getLogger()
          .log(EmbeddedMetrics.line(result, context.getFunctionName(), watched.heals()));
      if (drift.status().isReported()) {
        unpublished.add(result);
      }
    }
  }
}
