package io.github.cdksecurityhub.local.securityhub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that a generic client once sent, and the response to it.
 *
 * @param operation the operation's name in the service model
 * @param request the request
 * @param response the response
 */
record RecordedExchange(String operation, HttpText request, HttpText response) {
  private static final String RESPONSE = "response";

  /** The exchanges of one file of the folder {@code exchanges}, in order. */
  static List<RecordedExchange> of(String session) {
    String[] parts = read("exchanges/" + session + ".http").split("(?m)^### ");
    List<RecordedExchange> exchanges = new ArrayList<>();
    for (int i = 1; i < parts.length; i += 2) {
      String[] request = parts[i].split("\n", 2);
      String[] response = parts[i + 1].split("\n", 2);
      if (!response[0].equals(RESPONSE)) {
        throw new IllegalStateException(session + ": " + request[0] + " has no response");
      }
      exchanges.add(
          new RecordedExchange(
              request[0], HttpText.recorded(request[1]), HttpText.recorded(response[1])));
    }
    return exchanges;
  }

  private static String read(String name) {
    try (InputStream in = RecordedExchange.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
