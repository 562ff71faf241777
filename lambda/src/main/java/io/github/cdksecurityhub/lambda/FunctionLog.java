package io.github.cdksecurityhub.lambda;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.Response;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import io.github.cdksecurityhub.lambda.reconcile.ReconcileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The function's log: one JSON line per step; never the event, never the ResponseURL. */
final class FunctionLog implements ProgressListener {
  private final Clock clock;
  private final Consumer<byte[]> lines;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private Phase phase = Phase.READ;
  private Instant phaseStart;
  private String message = "reading the event";

  FunctionLog(Clock clock, Consumer<byte[]> lines, String invocation) {
    this.clock = clock;
    this.lines = lines;
    this.phaseStart = clock.now();
    fields.put("requestId", invocation);
  }

  synchronized void identify(CustomResourceEvent event) {
    fields.put("requestType", event.requestType().word());
    fields.put("logicalResourceId", event.logicalResourceId());
    fields.put("cloudFormationRequestId", event.requestId());
    fields.put("region", event.region());
  }

  /** Adds the Region to every further line; the drift check begins by reading it. */
  synchronized FunctionLog inRegion(String region) {
    fields.put("region", region);
    phase = Phase.OBSERVE;
    message = "reading what is live";
    return this;
  }

  /** Logs the step before this one, now that its duration is known. */
  @Override
  public synchronized void progress(Phase next, String nextMessage) {
    if (next == phase && nextMessage.equals(message)) {
      return;
    }
    line("INFO", message);
    if (next != phase) {
      phase = next;
      phaseStart = clock.now();
    }
    message = nextMessage;
  }

  /** Logs the exception behind the failure; the response has the rest. */
  @Override
  public void failed(ReconcileException failure) {
    if (failure.getCause() != null) {
      error(failure.getCause());
    }
  }

  synchronized String pending() {
    return phase.word() + ": " + message;
  }

  synchronized void error(String problem) {
    line("ERROR", problem);
  }

  void error(Throwable e) {
    StringWriter stack = new StringWriter();
    e.printStackTrace(new PrintWriter(stack, true));
    error(stack.toString());
  }

  synchronized void end(Response response) {
    boolean success = response.status() == Response.Status.SUCCESS;
    line(success ? "INFO" : "ERROR", response.status() + ": " + response.reason());
  }

  private void line(String level, String text) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("timestamp", clock.now().toString());
    line.put("level", level);
    line.putAll(fields);
    line.put("phase", phase.word());
    line.put("durationMs", Duration.between(phaseStart, clock.now()).toMillis());
    line.put("message", text);
    try {
      lines.accept((JSON.std.asString(line) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed.", e);
    }
  }
}
