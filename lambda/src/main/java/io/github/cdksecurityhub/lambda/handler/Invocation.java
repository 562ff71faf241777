package io.github.cdksecurityhub.lambda.handler;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.EventReader;
import io.github.cdksecurityhub.lambda.cloudformation.LifecycleHandler;
import io.github.cdksecurityhub.lambda.cloudformation.Response;
import io.github.cdksecurityhub.lambda.cloudformation.ResponseSender;
import io.github.cdksecurityhub.lambda.cloudformation.ResponseSerializer;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * One event, from its bytes to its one answer.
 *
 * <p>The work runs on a thread of its own and this thread keeps the time, so that whatever the work
 * hangs in, somebody is left to answer, and the invocation ends in order: an invocation that timed
 * out would be run again although its event was answered. Whoever completes the future first gives
 * the answer; the other's is dropped.
 */
final class Invocation {
  private final Clock clock;
  private final Function<AccountRegion, SecurityHub> hubs;
  private final Context context;
  private final Timetable timetable;

  Invocation(Clock clock, Function<AccountRegion, SecurityHub> hubs, Context context) {
    this.clock = clock;
    this.hubs = hubs;
    this.context = context;
    this.timetable =
        Timetable.of(clock.now(), Duration.ofMillis(context.getRemainingTimeInMillis()));
  }

  void run(InputStream in) throws IOException {
    Log log = new Log(clock, context.getLogger(), context.getAwsRequestId());
    log.enter(Phase.READ);
    CustomResourceEvent event = EventReader.read(in);
    log.describe(event);
    Optional<String> undeliverable =
        event.responseUrl().problem().or(() -> ResponseSerializer.problem(event));
    if (undeliverable.isPresent()) {
      log.fail("No answer is possible and nothing was touched: " + undeliverable.get() + ".");
      throw new IOException("No answer is possible: " + undeliverable.get() + ".");
    }
    Response answer = answerInTime(event, log);
    log.enter(Phase.REPORT);
    deliver(event, answer, log);
    log.end(answer);
  }

  private Response answerInTime(CustomResourceEvent event, Log log) {
    CompletableFuture<Response> answer = new CompletableFuture<>();
    LifecycleHandler lifecycle =
        new LifecycleHandler(
            event,
            Account.of(context, event),
            place -> new GatedSecurityHub(hubs.apply(place), () -> !answer.isDone()),
            timetable.budgetFor(event.requestType(), clock),
            log);
    Worker worker = new Worker(event, lifecycle, answer, log);
    try {
      worker.start();
      return answer.get(timetable.untilWatchdog(clock.now()).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.complete(worker.outOfTime(log.pending()));
    } catch (InterruptedException e) {
      answer.complete(worker.unexpected(e));
    } catch (ExecutionException | Error e) {
      log.fail(e);
      answer.complete(worker.unexpected(e));
    }
    worker.interrupt();
    return answer.join();
  }

  private void deliver(CustomResourceEvent event, Response answer, Log log) throws IOException {
    try {
      new ResponseSender(clock, timetable.functionEnd())
          .deliver(event.responseUrl(), ResponseSerializer.write(event, answer));
    } catch (ResponseSender.UndeliveredException e) {
      log.fail(e.getMessage());
      throw new IOException(e.getMessage());
    } catch (InterruptedException e) {
      throw new IOException("Interrupted before the answer was delivered.");
    }
  }
}
