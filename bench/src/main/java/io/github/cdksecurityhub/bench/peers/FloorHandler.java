package io.github.cdksecurityhub.bench.peers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/**
 * The least that a custom resource in Java can cost: it responds and does nothing else, with TLS
 * warmed while it starts, and knows no library.
 */
public final class FloorHandler implements RequestStreamHandler {

  /** Shakes hands with the endpoint that it would call. */
  public FloorHandler() throws IOException {
    var connection =
        (HttpURLConnection) new URL(System.getenv("AWS_ENDPOINT_URL")).openConnection();
    connection.connect();
    connection.disconnect();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    String response =
        "{\"Status\":\"SUCCESS\",\"PhysicalResourceId\":\"floor\",\"StackId\":\""
            + text(event, "StackId")
            + "\",\"RequestId\":\""
            + text(event, "RequestId")
            + "\",\"LogicalResourceId\":\""
            + text(event, "LogicalResourceId")
            + "\"}";
    byte[] body = response.getBytes(StandardCharsets.UTF_8);
    var connection = (HttpURLConnection) new URL(text(event, "ResponseURL")).openConnection();
    connection.setRequestMethod("PUT");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length);
    connection.setRequestProperty("Content-Type", "");
    connection.getOutputStream().write(body);
    if (connection.getResponseCode() != 200) {
      throw new IOException("The response was refused with " + connection.getResponseCode());
    }
  }

  /** Events here have no escapes. */
  private static String text(String event, String field) {
    String start = "\"" + field + "\":\"";
    int from = event.indexOf(start) + start.length();
    return event.substring(from, event.indexOf('"', from));
  }
}
