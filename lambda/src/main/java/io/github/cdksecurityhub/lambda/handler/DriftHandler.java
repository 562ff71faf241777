package io.github.cdksecurityhub.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.cdksecurityhub.lambda.drift.AwsDriftEnvironment;
import io.github.cdksecurityhub.lambda.drift.HealCooldown;
import io.github.cdksecurityhub.lambda.drift.WatchedRegions;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.securityhub.SecurityHubClients;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** The second Lambda function, which looks for drift. Nobody waits for it, so it starts plainly. */
public final class DriftHandler implements RequestStreamHandler {
  private final SecurityHubClients clients = new SecurityHubClients();
  private final HealCooldown heals = new HealCooldown();

  /** Builds what all runs share; connects nowhere. */
  public DriftHandler() {}

  /**
   * Looks once, whatever ran it.
   *
   * @throws IOException where what was found could not be told, so that Lambda runs it again
   */
  @Override
  public void handleRequest(InputStream event, OutputStream unused, Context context)
      throws IOException {
    WatchedRegions watch = WatchedRegions.of(System.getenv());
    Clock clock = Clock.system();
    new DriftInvocation(clock, watch, context, heals)
        .run(event, clients::in, new AwsDriftEnvironment(clock, region(), watch.stackId()));
  }

  private static String region() {
    return Optional.ofNullable(System.getenv("AWS_REGION")).orElse("us-east-1");
  }
}
