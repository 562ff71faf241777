package io.github.cdksecurityhub.bench;

import io.github.cdksecurityhub.local.lambda.Attempt;
import io.github.cdksecurityhub.local.lambda.Invocation;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import io.github.cdksecurityhub.local.securityhub.AutoEnableStandards;
import io.github.cdksecurityhub.local.securityhub.LiveConfiguration;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import io.github.cdksecurityhub.local.securityhub.TagsHandle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Security Hub and a place for responses, over TLS, and a Lambda for each kind of runtime. */
final class Arena implements AutoCloseable {
  static final String REGION = "us-east-1";
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final String WRITTEN = "securityhub-organization:written";
  private static final Duration LONG_AGO = Duration.ofMinutes(2);

  private final LocalSecurityHub hub;
  private final ResponseEndpoint responses;
  private final Map<Path, LocalLambda> lambdas = new HashMap<>();

  Arena(CertificateChain chain) throws IOException {
    hub = LocalSecurityHub.builder().tls(chain.server()).build();
    responses = new ResponseEndpoint(chain.server());
  }

  String endpoint() {
    return hub.endpoint().toString();
  }

  int responsePort() {
    return responses.port();
  }

  /** Starts an instance for one event that has something to write, and sends it another one. */
  Sample coldStart(Peer peer) throws Exception {
    peer.beforeEach().run();
    hub.in(REGION)
        .configure(LiveConfiguration.local(false, AutoEnableStandards.NONE))
        .tags()
        .clear();
    LocalLambda lambda = lambdas.computeIfAbsent(peer.command(), Arena::lambda);
    lambda.register(peer.function());
    Run cold = run(lambda, peer, "Create");
    Sample.Warm warm = peer.isAskedAgain() ? warm(lambda, peer) : Sample.Warm.NONE;
    lambda.coolDown();
    Attempt.Usage usage = cold.attempt().usage().orElseThrow();
    return new Sample(
        cold.wall(),
        milliseconds(usage.initCpu().plus(usage.cpu())),
        milliseconds(cold.attempt().coldStart().orElseThrow()),
        milliseconds(usage.initCpu()),
        usage.peakMemoryBytes(),
        cold.calls(),
        warm);
  }

  /** An event that comes when the write before it has long been visible to every read (R26). */
  private Sample.Warm warm(LocalLambda lambda, Peer peer) throws Exception {
    TagsHandle tags = hub.in(REGION).tags();
    if (tags.current().containsKey(WRITTEN)) {
      tags.set(WRITTEN, Instant.now().minus(LONG_AGO).truncatedTo(ChronoUnit.SECONDS).toString());
    }
    Run run = run(lambda, peer, "Update");
    return new Sample.Warm(run.wall(), run.calls());
  }

  private record Run(double wall, Attempt attempt, int calls) {}

  private Run run(LocalLambda lambda, Peer peer, String requestType) throws Exception {
    hub.forgetCalls();
    ResponseEndpoint.Address address = responses.next();
    String event = peer.event(requestType, address.url());
    long start = System.nanoTime();
    Invocation invocation = lambda.invoke(peer.function().arn(), event);
    Invocation.End end = invocation.await(LIMIT);
    Attempt attempt = invocation.attempts().get(0);
    if (end != Invocation.End.SUCCEEDED || invocation.attempts().size() != 1) {
      throw new IOException(peer.label() + " failed: " + attempt.outcome() + "\n" + log(attempt));
    }
    var response = address.response().get(1, TimeUnit.SECONDS);
    if (!response.body().contains("\"SUCCESS\"")) {
      throw new IOException(peer.label() + " responded: " + response.body() + "\n" + log(attempt));
    }
    return new Run((response.nanos() - start) / 1e6, attempt, hub.calls().count());
  }

  private static String log(Attempt attempt) {
    return String.join("\n", attempt.log());
  }

  private static LocalLambda lambda(Path command) {
    return new LocalLambda(LambdaOptions.DEFAULT.withJava(command));
  }

  private static double milliseconds(Duration duration) {
    return duration.toNanos() / 1e6;
  }

  @Override
  public void close() {
    lambdas.values().forEach(LocalLambda::close);
    responses.close();
    hub.close();
  }
}
