package io.github.cdksecurityhub.local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How the local Lambda differs from one account to the next.
 *
 * @param concurrency the account's quota: so many attempts run at once, further events queue;
 *     default 10, what new accounts can have (service-behaviour.md, R38)
 * @param java the {@code java} command that instances run on; default that of the JDK's folder in
 *     the system property {@code local.java}, and where there is none the running JVM's
 * @param environment variables given to every instance beside the function's own, for instance
 *     {@code AWS_ENDPOINT_URL}; default none
 * @param retryPauses the pause before the first, the second retry; Lambda's are about one and two
 *     minutes, default 200 and 400 ms
 * @param initLimit how long an instance may take to get ready; default 60 s. Lambda allows 10 s and
 *     then starts INIT again within the invocation, which this does not copy
 * @param runtime what runs functions; default AWS's own on Linux, or what {@code -Dlocal.runtime}
 *     names
 */
public record LambdaOptions(
    int concurrency,
    Path java,
    Map<String, String> environment,
    List<Duration> retryPauses,
    Duration initLimit,
    RuntimeKind runtime) {

  /** The defaults. */
  public static final LambdaOptions DEFAULT =
      new LambdaOptions(
          10,
          usualJava(),
          Map.of(),
          List.of(Duration.ofMillis(200), Duration.ofMillis(400)),
          Duration.ofSeconds(60),
          RuntimeKind.usual());

  private static Path usualJava() {
    String named = System.getProperty("local.java", "");
    String home = named.isEmpty() ? System.getProperty("java.home") : named;
    return Path.of(home, "bin", "java").toAbsolutePath();
  }

  /** Copies what is handed in and refuses a quota that lets nothing run. */
  public LambdaOptions {
    environment = Map.copyOf(environment);
    retryPauses = List.copyOf(retryPauses);
    if (concurrency < 1) {
      throw new IllegalArgumentException("The concurrency quota must be at least 1");
    }
    if (retryPauses.isEmpty()) {
      throw new IllegalArgumentException("At least one retry pause is needed");
    }
  }

  /** These options with another quota. */
  public LambdaOptions withConcurrency(int quota) {
    return new LambdaOptions(quota, java, environment, retryPauses, initLimit, runtime);
  }

  /** These options with another {@code java} command, for instance that of a newer JVM. */
  public LambdaOptions withJava(Path command) {
    return new LambdaOptions(concurrency, command, environment, retryPauses, initLimit, runtime);
  }

  /** These options with another limit of how long an instance may take to get ready. */
  public LambdaOptions withInitLimit(Duration limit) {
    return new LambdaOptions(concurrency, java, environment, retryPauses, limit, runtime);
  }

  /** These options with another runtime. */
  public LambdaOptions withRuntime(RuntimeKind kind) {
    return new LambdaOptions(concurrency, java, environment, retryPauses, initLimit, kind);
  }

  /** These options with other variables for every instance. */
  public LambdaOptions withEnvironment(Map<String, String> variables) {
    return new LambdaOptions(concurrency, java, variables, retryPauses, initLimit, runtime);
  }

  /** These options with other pauses before retries; the last one repeats. */
  public LambdaOptions withRetryPauses(List<Duration> pauses) {
    return new LambdaOptions(concurrency, java, environment, pauses, initLimit, runtime);
  }

  /** The pause before the retry with that number, counted from 1. */
  Duration pauseBefore(int retry) {
    return retryPauses.get(Math.min(retry, retryPauses.size()) - 1);
  }
}
