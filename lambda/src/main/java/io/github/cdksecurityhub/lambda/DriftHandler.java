package io.github.cdksecurityhub.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.cdksecurityhub.lambda.drift.AwsDriftEnvironment;
import io.github.cdksecurityhub.lambda.drift.DriftCheck;
import io.github.cdksecurityhub.lambda.drift.DriftEvent;
import io.github.cdksecurityhub.lambda.drift.DriftTrigger;
import io.github.cdksecurityhub.lambda.drift.EmbeddedMetrics;
import io.github.cdksecurityhub.lambda.drift.EventPublisher;
import io.github.cdksecurityhub.lambda.drift.HealCooldown;
import io.github.cdksecurityhub.lambda.drift.RegionDrift;
import io.github.cdksecurityhub.lambda.drift.WatchedRegions;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.securityhub.SecurityHubClients;
import io.github.cdksecurityhub.lambda.stack.SdkStackStatusSource;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import io.github.cdksecurityhub.lambda.stack.StackStatusSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The drift function: checks every configured Region, and publishes what drifted. */
public final class DriftHandler implements RequestStreamHandler {
  private final Function<AccountRegion, SecurityHub> hubs;
  private final HealCooldown cooldown = new HealCooldown();

  /** Builds what all invocations share; opens no connection. */
  public DriftHandler() {
    this(new SecurityHubClients()::in);
  }

  DriftHandler(Function<AccountRegion, SecurityHub> hubs) {
    this.hubs = hubs;
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
    StackStatusSource stack = new SdkStackStatusSource(region);
    EventPublisher events = new AwsDriftEnvironment(clock, region);
    handle(event, context, System.getenv(), stack, events, clock);
  }

  void handle(
      InputStream event,
      Context context,
      Map<String, String> environment,
      StackStatusSource stack,
      EventPublisher events,
      Clock clock)
      throws IOException {
    Invocation invocation = Invocation.of(context, clock);
    WatchedRegions watched = WatchedRegions.of(environment, invocation.account());
    DriftTrigger trigger = DriftTrigger.read(event);
    Supplier<StackStatus> ownStack = () -> stack.stackStatus(watched.stackId());
    StackStatus before = ownStack.get();
    DriftCheck check =
        new DriftCheck(
            clock,
            invocation.workEnd(),
            ownStack,
            place ->
                new FunctionLog(clock, context.getLogger(), context.getAwsRequestId())
                    .inRegion(place.region()));
    try {
      Map<AccountRegion, RegionDrift> drifts = check.check(watched, before, trigger, hubs::apply);
      if (watched.heals()) {
        drifts = check.heal(drifts, before, trigger, hubs, cooldown);
      }
      // The log comes first: it arrives even where EventBridge accepts nothing.
      for (RegionDrift drift : drifts.values()) {
        String function = context.getFunctionName();
        byte[] line = EmbeddedMetrics.line(drift, function, watched.heals(), clock.now());
        context.getLogger().log(line);
      }
      events.publish(DriftEvent.details(drifts.values(), trigger, watched.stackId()));
    } catch (InterruptedException e) {
      throw new IOException("Interrupted before every result was published.", e);
    }
  }
}
