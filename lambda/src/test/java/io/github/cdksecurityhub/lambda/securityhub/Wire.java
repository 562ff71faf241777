package io.github.cdksecurityhub.lambda.securityhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.lambda.RawServer;
import io.github.cdksecurityhub.lambda.RawServer.Reaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * A real server, and a process with the adapter that takes it for AWS: one pair for all tests of
 * the adapter, which hold {@link #LOCK}. The process ends with this one.
 */
final class Wire {
  /** The name of what only one class at a time may use. */
  static final String LOCK = "the wire";

  static final String HOME = "eu-west-1";
  static final List<String> UPDATES = List.of("LOCAL,true,DEFAULT", "CENTRAL");

  /** LOCAL,true,NONE. */
  static final String LIVE =
      "{\"AutoEnable\":true,\"AutoEnableStandards\":\"NONE\",\"OrganizationConfiguration\":{\"ConfigurationType\":\"LOCAL\",\"Status\":\"ENABLED\"}}";

  private static final Wire ONLY = new Wire();

  final RawServer server;
  private final ProbeProcess probe;

  private Wire() {
    try {
      server = new RawServer();
      probe =
          new ProbeProcess(
              Map.of(
                  "AWS_ENDPOINT_URL", server.url(),
                  "AWS_REGION", "us-east-1",
                  "AWS_ACCESS_KEY_ID", "test",
                  "AWS_SECRET_ACCESS_KEY", "test",
                  "AWS_SESSION_TOKEN", "test"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns it with nothing seen and nothing due. */
  static Wire fresh() {
    ONLY.server.fresh();
    return ONLY;
  }

  /** Makes one request and returns what came of it, field by field. */
  List<String> ask(String region, String what) {
    return probe.ask(region, what);
  }

  RawServer.Request onlyRequest() {
    assertThat(server.requests()).as("exactly one request, never repeated").hasSize(1);
    return server.requests().get(0);
  }

  /** Responds as Security Hub does where it refuses. */
  static Reaction error(int status, String code, String message) {
    return RawServer.reply(
        status,
        "{\"Code\":\"" + code + "\",\"Message\":\"" + message + "\"}",
        "Content-Type: application/json",
        "x-amzn-ErrorType: " + code,
        "x-amzn-RequestId: 7f3c-request");
  }

  /** Responds as Security Hub does. */
  static Reaction live(String json) {
    return RawServer.reply(200, json, "Content-Type: application/json");
  }
}
