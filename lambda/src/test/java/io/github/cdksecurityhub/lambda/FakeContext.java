package io.github.cdksecurityhub.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The context of one invocation; it keeps the log. */
final class FakeContext implements Context {
  final List<byte[]> lines = new CopyOnWriteArrayList<>();
  String requestId = "8476a536-invocation";
  private final int remainingMillis;

  FakeContext(int remainingMillis) {
    this.remainingMillis = remainingMillis;
  }

  String log() {
    StringBuilder log = new StringBuilder();
    lines.forEach(line -> log.append(new String(line, StandardCharsets.UTF_8)));
    return log.toString();
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getLogGroupName() {
    return "g";
  }

  @Override
  public String getLogStreamName() {
    return "s";
  }

  @Override
  public String getFunctionName() {
    return "f";
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:us-east-1:123456789012:function:f";
  }

  @Override
  public CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return remainingMillis;
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1769;
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        lines.add(message.getBytes(StandardCharsets.UTF_8));
      }

      @Override
      public void log(byte[] message) {
        lines.add(message);
      }
    };
  }

  /** Each line is one JSON object with time, level, request, phase, duration and message. */
  void assertEveryLineIsOneObject() {
    assertThat(lines).isNotEmpty();
    for (byte[] line : lines) {
      String text = new String(line, StandardCharsets.UTF_8);
      assertThat(text.indexOf('\n')).as("one line").isEqualTo(text.length() - 1);
      Map<String, Object> json = Json.object(line);
      assertThat(json)
          .containsEntry("requestId", "8476a536-invocation")
          .containsKeys("timestamp", "phase", "message");
      assertThat((Long) json.get("durationMs")).isNotNegative();
      assertThat(json.get("level")).isIn("INFO", "ERROR");
    }
  }
}
