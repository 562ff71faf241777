package io.github.cdksecurityhub.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent.RequestType;
import io.github.cdksecurityhub.lambda.cloudformation.LifecycleHandler;
import io.github.cdksecurityhub.lambda.cloudformation.Response;
import io.github.cdksecurityhub.lambda.cloudformation.ResponseSender;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Deadline;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.securityhub.SecurityHubClients;
import io.github.cdksecurityhub.lambda.stack.SdkStackStatusSource;
import io.github.cdksecurityhub.lambda.stack.StackStatusSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The function behind the custom resource: reads the event, has it handled before the deadline, and
 * sends exactly one response.
 */
public final class CustomResourceHandler implements RequestStreamHandler {
  private final SecurityHubClients clients =
      new SecurityHubClients(Boolean.parseBoolean(System.getenv("LIST_POLICIES")));

  /** Loads in Lambda's INIT phase, which has full CPU, what the first event needs. */
  public CustomResourceHandler() {
    Priming.run(clients);
  }

  /**
   * Handles one event.
   *
   * @throws IOException where no response could be sent, so that Lambda runs the event again
   */
  @Override
  public void handleRequest(InputStream event, OutputStream unused, Context context)
      throws IOException {
    StackStatusSource stacks = new SdkStackStatusSource(System.getenv("AWS_REGION"));
    handle(event, context, clients::in, stacks, Clock.system());
  }

  static void handle(
      InputStream in,
      Context context,
      Function<AccountRegion, SecurityHub> hubs,
      StackStatusSource stacks,
      Clock clock)
      throws IOException {
    Invocation invocation = Invocation.of(context, clock);
    FunctionLog log = new FunctionLog(clock, context.getLogger()::log, context.getAwsRequestId());
    try {
      CustomResourceEvent event = CustomResourceEvent.read(in);
      log.identify(event);
      Response response = respond(event, invocation, hubs, stacks, clock, log);
      log.progress(Phase.REPORT, "sending the response");
      new ResponseSender(clock, invocation.end()).send(event, response);
      log.end(response);
    } catch (IOException e) {
      log.error(e.getMessage());
      throw e;
    } catch (InterruptedException e) {
      throw new IOException("Interrupted before the response was sent.", e);
    }
  }

  /**
   * The work runs on its own thread and this one keeps the time, so that a response is sent even if
   * the work hangs: an invocation that times out would be run again.
   */
  private static Response respond(
      CustomResourceEvent event,
      Invocation invocation,
      Function<AccountRegion, SecurityHub> hubs,
      StackStatusSource stacks,
      Clock clock,
      FunctionLog log) {
    boolean isCreate = event.requestType() == RequestType.CREATE;
    Duration propagation = isCreate ? invocation.propagation() : Duration.ZERO;
    Deadline deadline = new Deadline(clock, invocation.workEnd(), propagation);
    LifecycleHandler lifecycle =
        new LifecycleHandler(event, invocation.account(), hubs, stacks, deadline, log);
    FutureTask<Response> work = new FutureTask<>(lifecycle::handle);
    try {
      Thread thread = new Thread(work, "work");
      thread.setDaemon(true);
      thread.start();
      long millis = Duration.between(clock.now(), invocation.responseDue()).toMillis();
      return work.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return lifecycle.outOfTime(log.pending());
    } catch (ExecutionException e) {
      log.error(e.getCause());
      return lifecycle.failedUnexpectedly(e.getCause());
    } catch (InterruptedException e) {
      return lifecycle.failedUnexpectedly(e);
    } finally {
      deadline.close();
      work.cancel(true);
    }
  }
}
