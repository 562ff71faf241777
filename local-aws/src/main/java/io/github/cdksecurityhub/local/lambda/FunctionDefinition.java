package io.github.cdksecurityhub.local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What Lambda knows about one function.
 *
 * @param name the function's name
 * @param arn its ARN; events are sent to it
 * @param region the Region that it runs in
 * @param handler the handler, {@code package.Class::method} or {@code package.Class}
 * @param code the uploaded jar, or a folder already exploded
 * @param memoryMegabytes memory in MB, 128 to 10240
 * @param timeout how long one attempt may take; Lambda allows at most 15 minutes
 * @param environment the function's own variables
 * @param logGroup the log group's name
 * @param logFormat {@code JSON} or {@code Text}
 * @param role the ARN of the role that it runs as
 */
public record FunctionDefinition(
    String name,
    String arn,
    String region,
    String handler,
    Path code,
    int memoryMegabytes,
    Duration timeout,
    Map<String, String> environment,
    String logGroup,
    String logFormat,
    String role) {

  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** Refuses what Lambda refuses. */
  public FunctionDefinition {
    environment = Map.copyOf(environment);
    if (memoryMegabytes < 128 || memoryMegabytes > 10240) {
      throw new IllegalArgumentException(
          "Cannot create function "
              + name
              + ": MemorySize must be 128 to 10240, got "
              + memoryMegabytes);
    }
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "Cannot create function " + name + ": Timeout must be 1 to 900 s, got " + timeout);
    }
  }
}
