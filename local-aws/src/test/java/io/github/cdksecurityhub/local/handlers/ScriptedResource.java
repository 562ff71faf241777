package io.github.cdksecurityhub.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A custom resource that does what its properties name: {@code OnCreate}, {@code OnUpdate}, {@code
 * OnDelete} are {@code succeed}, {@code fail}, {@code silent}, {@code throw}, {@code await} (until
 * the {@code File} is there), or name a way of responding badly; {@code Id} is its physical id.
 */
public final class ScriptedResource implements RequestStreamHandler {

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String whole = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    String event = whole.split("\"OldResourceProperties\"")[0];
    String behaviour = field(event, "On" + field(event, "RequestType", ""), "succeed");
    switch (behaviour) {
      case "silent":
        return;
      case "throw":
        throw new IllegalStateException("scripted to throw");
      case "await":
        awaitFile(Path.of(field(event, "File", "")));
        respond(event, "SUCCESS", behaviour);
        return;
      case "fail":
        respond(event, "FAILED", behaviour);
        return;
      case "stubborn":
        respondUntilTaken(event);
        return;
      case "twice":
        respond(event, "SUCCESS", behaviour);
        respond(event, "SUCCESS", behaviour);
        return;
      default:
        respond(event, "SUCCESS", behaviour);
    }
  }

  private static void respondUntilTaken(String event) {
    for (int i = 0; i < 5; i++) {
      try {
        if (respond(event, "SUCCESS", "stubborn") == 200) {
          return;
        }
      } catch (IOException e) {
        System.out.println("PUT broke: " + e);
      }
    }
    throw new IllegalStateException("not taken");
  }

  private static int respond(String event, String status, String behaviour) throws IOException {
    String url = field(event, "ResponseURL", "");
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create(behaviour.equals("decodedUrl") ? url.replace("%2F", "/") : url)
                .toURL()
                .openConnection();
    connection.setRequestMethod("PUT");
    connection.setDoOutput(true);
    connection.setRequestProperty(
        "Content-Type", behaviour.equals("contentType") ? "application/json" : "");
    byte[] body = body(event, status, behaviour).getBytes(StandardCharsets.UTF_8);
    if (behaviour.equals("chunked")) {
      connection.setChunkedStreamingMode(64);
    } else {
      connection.setFixedLengthStreamingMode(body.length);
    }
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    int code = connection.getResponseCode();
    System.out.println("PUT gave " + code);
    return code;
  }

  private static String body(String event, String status, String behaviour) {
    String id = field(event, "Id", field(event, "PhysicalResourceId", "made-by-function"));
    id = behaviour.equals("noId") ? "" : behaviour.equals("longId") ? "x".repeat(1025) : id;
    String requestId = behaviour.equals("wrongRequest") ? "another" : field(event, "RequestId", "");
    String reason = behaviour.equals("long") ? "x".repeat(4100) : "scripted to " + behaviour;
    String given = behaviour.equals("noReason") ? "" : ",\"Reason\":\"" + reason + "\"";
    return "{\"Status\":\""
        + (behaviour.equals("noReason") ? "FAILED" : status)
        + "\",\"PhysicalResourceId\":\""
        + id
        + "\",\"StackId\":\""
        + field(event, "StackId", "")
        + "\",\"RequestId\":\""
        + requestId
        + "\",\"LogicalResourceId\":\""
        + field(event, "LogicalResourceId", "")
        + "\""
        + given
        + ",\"Data\":{\"Colour\":\""
        + field(event, "Colour", "none")
        + "\"}}";
  }

  private static String field(String event, String name, String otherwise) {
    Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(event);
    return matcher.find() ? matcher.group(1) : otherwise;
  }

  private static void awaitFile(Path file) {
    for (int i = 0; i < 900 && !Files.exists(file); i++) {
      sleep(20);
    }
  }

  private static void sleep(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
