package io.github.cdksecurityhub.lambda.handler;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.cdksecurityhub.lambda.cloudformation.CustomResourceEvent;
import io.github.cdksecurityhub.lambda.cloudformation.Discreet;
import io.github.cdksecurityhub.lambda.cloudformation.Response;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.Phase;
import io.github.cdksecurityhub.lambda.reconcile.ProgressListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The function's log: one JSON line per phase, with request id, Region and duration.
 *
 * <p>Never the event, never the ResponseURL. A phase in which something new has to be waited for
 * writes a line for each such thing.
 */
final class Log implements ProgressListener {
  private static final JsonFactory JSON = new JsonFactory();

  private final Clock clock;
  private final LambdaLogger logger;
  private final Map<String, String> who = new LinkedHashMap<>();
  private Phase phase = Phase.READ;
  private Instant phaseStart;
  private String doing = "";

  Log(Clock clock, LambdaLogger logger, String invocation) {
    this.clock = clock;
    this.logger = logger;
    this.phaseStart = clock.now();
    who.put("requestId", String.valueOf(invocation));
  }

  /** From here on every line names the event's resource and Region. */
  synchronized void describe(CustomResourceEvent event) {
    who.put("requestType", Discreet.text(event.requestType()));
    who.put("logicalResourceId", Discreet.text(event.logicalResourceId()));
    who.put("cloudFormationRequestId", Discreet.text(event.requestId()));
    who.put("region", event.region());
  }

  /** From here on every line names the Region; what comes first is a look at it. */
  synchronized Log inRegion(String region) {
    who.put("region", region);
    phase = Phase.OBSERVE;
    return this;
  }

  @Override
  public synchronized void enter(Phase next) {
    if (next == phase) {
      return;
    }
    line("INFO", phase, doing.isEmpty() ? "done" : doing);
    phase = next;
    phaseStart = clock.now();
    doing = "";
  }

  @Override
  public synchronized void note(String what) {
    if (what.equals(doing)) {
      return;
    }
    if (!doing.isEmpty()) {
      line("INFO", phase, doing);
    }
    doing = what;
  }

  /** Returns what was being done last, for the answer that ends a wait. */
  synchronized String pending() {
    return phase.word() + (doing.isEmpty() ? "" : ": " + doing);
  }

  synchronized void fail(String message) {
    line("ERROR", phase, message);
  }

  synchronized void fail(Throwable e) {
    StringWriter stack = new StringWriter();
    e.printStackTrace(new PrintWriter(stack, true));
    fail(stack.toString());
  }

  synchronized void end(Response answer) {
    boolean success = answer.status() == Response.Status.SUCCESS;
    line(success ? "INFO" : "ERROR", Phase.REPORT, answer.status() + ": " + answer.reason());
  }

  private void line(String level, Phase of, String message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("timestamp", clock.now().toString());
      json.writeStringField("level", level);
      for (Map.Entry<String, String> field : who.entrySet()) {
        json.writeStringField(field.getKey(), field.getValue());
      }
      json.writeStringField("phase", of.word());
      json.writeNumberField("durationMs", Duration.between(phaseStart, clock.now()).toMillis());
      json.writeStringField("message", message);
      json.writeEndObject();
    } catch (IOException e) {
      // Writing to memory, of a text that is no Unicode: the log is not worth an event.
      return;
    }
    bytes.write('\n');
    logger.log(bytes.toByteArray());
  }
}
