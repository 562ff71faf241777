package io.github.cdksecurityhub.lambda;

import io.github.cdksecurityhub.lambda.central.CentralHub;
import io.github.cdksecurityhub.lambda.drift.EventPublisher;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.Clock;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import io.github.cdksecurityhub.lambda.stack.StackStatusSource;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import io.github.cdksecurityhub.lambda.template.TemplateText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One instance of the drift function, which Lambda invokes. */
public final class SimulatedDriftFunction {
  /** How long one invocation may work: of its five minutes some are for the report. */
  public static final Duration WORK = Duration.ofSeconds(270);

  private final DriftHandler handler;

  public SimulatedDriftFunction(Function<AccountRegion, SecurityHub> hubs, CentralHub central) {
    handler = new DriftHandler(hubs, (place, retries) -> central);
  }

  /** Invokes it once; adds the log line of each of its results, also where it fails. */
  public void invoke(
      String requestId,
      String event,
      Map<String, String> environment,
      StackStatusSource stack,
      Function<String, DeployedTemplate> templates,
      EventPublisher events,
      Clock clock,
      List<JsonValue> results)
      throws IOException {
    FakeContext context = new FakeContext(300_000);
    context.requestId = requestId;
    try {
      handler.handle(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
          context,
          environment,
          stack,
          templates,
          events,
          clock);
    } finally {
      context.lines.stream()
          .map(line -> TemplateText.parse(new String(line, StandardCharsets.UTF_8)))
          .filter(line -> line.has("state"))
          .forEach(results::add);
    }
  }
}
