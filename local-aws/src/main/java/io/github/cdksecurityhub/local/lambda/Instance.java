package io.github.cdksecurityhub.local.lambda;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One execution environment: a JVM with a Runtime API of its own.
 *
 * <p>Lambda freezes an instance between events; this does not.
 */
final class Instance implements AutoCloseable {

  private final RuntimeApi api = new RuntimeApi();
  private final Process process;
  private final Path logFile;
  private final long startedNanos = System.nanoTime();
  private Optional<Duration> coldStart = Optional.empty();
  private Duration initCpu = Duration.ZERO;
  private Duration cpuBefore = Duration.ZERO;
  private long logRead;

  Instance(
      FunctionDefinition function,
      LambdaOptions options,
      FunctionRuntime runtime,
      Path taskRoot,
      Path logFile) {
    this.logFile = logFile;
    ProcessBuilder builder =
        new ProcessBuilder(InstanceEnvironment.command(function, options, runtime));
    builder.environment().clear();
    builder
        .environment()
        .putAll(InstanceEnvironment.variables(function, options, taskRoot, api.address()));
    // A file, not a pipe: what was printed before the response is there when the response is.
    builder.directory(taskRoot.toFile()).redirectErrorStream(true).redirectOutput(logFile.toFile());
    try {
      process = builder.start();
    } catch (IOException e) {
      api.close();
      throw new UncheckedIOException("Cannot start " + options.java(), e);
    }
    process.onExit().thenRun(api::abandon);
  }

  /** Waits for INIT, or after an event until the instance asks for the next. */
  Optional<AttemptOutcome> awaitReady(Duration limit) throws InterruptedException {
    if (api.awaitReady(Debugging.limit(limit))) {
      noteColdStart();
      return Optional.empty();
    }
    return Optional.of(new AttemptOutcome.InitFailed(whyNotReady(limit)));
  }

  private String whyNotReady(Duration limit) {
    if (api.initError().isDone()) {
      return api.initError().join();
    }
    return process.isAlive()
        ? "not ready after " + limit
        : "the process ended with status " + process.exitValue();
  }

  private void noteColdStart() {
    if (coldStart.isEmpty()) {
      coldStart = Optional.of(Duration.ofNanos(System.nanoTime() - startedNanos));
      initCpu = ProcessUsage.of(process.pid()).map(ProcessUsage::cpu).orElse(Duration.ZERO);
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  Duration coldStart() {
    return coldStart.orElse(Duration.ZERO);
  }

  /** Runs one event to its end. An instance whose time is up is killed. */
  AttemptOutcome run(String requestId, String arn, String payload, Duration limit)
      throws InterruptedException {
    Duration atMost = Debugging.limit(limit);
    cpuBefore = ProcessUsage.of(process.pid()).map(ProcessUsage::cpu).orElse(initCpu);
    CompletableFuture<AttemptOutcome> outcome = new CompletableFuture<>();
    process.onExit().thenAccept(p -> outcome.complete(new AttemptOutcome.Crashed(p.exitValue())));
    long deadline = Instant.now().plus(atMost).toEpochMilli();
    api.assign(new RuntimeApi.Assignment(requestId, arn, deadline, payload, outcome));
    try {
      return outcome.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      kill();
      return new AttemptOutcome.TimedOut();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  Optional<Attempt.Usage> usage() {
    return ProcessUsage.of(process.pid())
        .map(now -> new Attempt.Usage(initCpu, now.cpu().minus(cpuBefore), now.peakMemoryBytes()));
  }

  /** The lines printed since the last call. */
  List<String> newLog() {
    try (RandomAccessFile file = new RandomAccessFile(logFile.toFile(), "r")) {
      file.seek(logRead);
      byte[] bytes = new byte[(int) (file.length() - logRead)];
      file.readFully(bytes);
      logRead += bytes.length;
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the log of an instance", e);
    }
  }

  /** Kills the JVM as Lambda does, without a warning. */
  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Process " + process.pid() + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    api.close();
    try {
      Files.deleteIfExists(logFile);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + logFile, e);
    }
  }
}
