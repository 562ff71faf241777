package io.github.cdksecurityhub.local.lambda.runtime;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Prints what a handler logs, in the function's log format. */
final class EventLogger implements LambdaLogger {
  private static final boolean JSON = "JSON".equals(System.getenv("AWS_LAMBDA_LOG_FORMAT"));

  private final String requestId;

  EventLogger(String requestId) {
    this.requestId = requestId;
  }

  @Override
  public void log(String message) {
    log(message, LogLevel.UNDEFINED);
  }

  @Override
  public void log(byte[] message) {
    log(new String(message, StandardCharsets.UTF_8));
  }

  @Override
  public void log(String message, LogLevel level) {
    System.out.println(JSON ? json(message, level) : text(message, level));
  }

  @Override
  public void log(byte[] message, LogLevel level) {
    log(new String(message, StandardCharsets.UTF_8), level);
  }

  private static String text(String message, LogLevel level) {
    return level == LogLevel.UNDEFINED ? message : "[" + level + "] " + message;
  }

  private String json(String message, LogLevel level) {
    String levelField =
        level == LogLevel.UNDEFINED ? "" : "\"level\":" + JsonText.quoted(level.name()) + ",";
    return "{\"timestamp\":%s,%s\"message\":%s,\"AWSRequestId\":%s}"
        .formatted(
            JsonText.quoted(Instant.now().toString()),
            levelField,
            JsonText.quoted(message),
            JsonText.quoted(requestId));
  }
}
