package io.github.cdksecurityhub.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.securityhub.SecurityHubClients;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The Lambda function. Everything that can be made ready before an event comes is made ready in the
 * constructor, which Lambda runs with full CPU.
 */
public final class OrganizationConfigurationHandler implements RequestStreamHandler {
  private final SecurityHubClients clients = new SecurityHubClients();

  /** Builds the client of the function's own Region and loads what an event needs. */
  public OrganizationConfigurationHandler() {
    Priming.run(clients, Optional.ofNullable(System.getenv("AWS_REGION")).orElse("us-east-1"));
  }

  /**
   * Answers one event.
   *
   * @throws IOException where no answer could be given, so that Lambda runs the event again
   */
  @Override
  public void handleRequest(InputStream event, OutputStream unused, Context context)
      throws IOException {
    new Invocation(Clock.system(), clients::in, context).run(event);
  }
}
