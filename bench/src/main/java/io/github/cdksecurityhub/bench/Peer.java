package io.github.cdksecurityhub.bench;

import io.github.cdksecurityhub.local.lambda.FunctionDefinition;
import java.nio.file.Path;
import java.util.UUID;

/**
 * One way to do it.
 *
 * @param key its short name
 * @param label what the page calls it
 * @param function what Lambda runs
 * @param command what starts its instances in place of the JVM, the JVM itself otherwise
 * @param properties the event's {@code ResourceProperties}, as JSON
 * @param packageBytes the size of what is uploaded
 * @param beforeEach what has to be done before a cold start to make it cold
 */
record Peer(
    String key,
    String label,
    FunctionDefinition function,
    Path command,
    String properties,
    long packageBytes,
    Preparation beforeEach) {

  private static final String CREATE = "0f5c4b1e-0000-4000-8000-000000000000";

  /** What makes a start cold. */
  @FunctionalInterface
  interface Preparation {
    /** Nothing but a new process. */
    Preparation NONE = () -> {};

    /** Does it. */
    void run() throws Exception;
  }

  /**
   * Whether a second event is sent to the same instance; the others don't read before they write.
   */
  boolean isAskedAgain() {
    return key.equals("ours") || key.equals("naive");
  }

  /** The event as CloudFormation sends it; an Update changes OnDelete alone. */
  String event(String requestType, String url) {
    return """
    {"RequestType":"%s","ServiceToken":"%s","ResponseURL":"%s","StackId":"%s","RequestId":"%s",\
    "LogicalResourceId":"Configuration","ResourceType":"Custom::Bench","PhysicalResourceId":"%s",\
    "ResourceProperties":%s,"OldResourceProperties":%s}"""
        .formatted(
            requestType,
            function.arn(),
            url,
            "arn:aws:cloudformation:us-east-1:123456789012:stack/Bench/0",
            requestType.equals("Create") ? CREATE : UUID.randomUUID(),
            "123456789012/us-east-1/securityhub-organization-configuration/"
                + CREATE.substring(0, 8),
            properties,
            properties.replace("RESTORE", "RETAIN"));
  }
}
