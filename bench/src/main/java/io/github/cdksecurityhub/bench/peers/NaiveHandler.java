package io.github.cdksecurityhub.bench.peers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;

/**
 * The custom resource as a first search finds it: {@code create()}, the SDK's default HTTP client,
 * a map as the event and databind for the response. It reads, writes and reads again, as ours does.
 */
public final class NaiveHandler implements RequestHandler<Map<String, Object>, String> {
  private final SecurityHubClient client = SecurityHubClient.create();
  private final ObjectMapper json = new ObjectMapper();

  @Override
  public String handleRequest(Map<String, Object> event, Context context) {
    @SuppressWarnings("unchecked")
    Map<String, Object> properties = (Map<String, Object>) event.get("ResourceProperties");
    boolean autoEnable = Boolean.parseBoolean((String) properties.get("AutoEnable"));
    String standards = (String) properties.get("AutoEnableStandards");
    if (live() != autoEnable) {
      client.updateOrganizationConfiguration(
          request -> request.autoEnable(autoEnable).autoEnableStandards(standards));
      live();
    }
    respond(event);
    return "done";
  }

  private boolean live() {
    return client.describeOrganizationConfiguration(request -> {}).autoEnable();
  }

  private void respond(Map<String, Object> event) {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("Status", "SUCCESS");
    response.put("PhysicalResourceId", "naive");
    for (String field : new String[] {"StackId", "RequestId", "LogicalResourceId"}) {
      response.put(field, event.get(field));
    }
    try {
      put((String) event.get("ResponseURL"), json.writeValueAsBytes(response));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(String url, byte[] body) throws IOException {
    var connection = (HttpURLConnection) new URL(url).openConnection();
    connection.setRequestMethod("PUT");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length);
    connection.setRequestProperty("Content-Type", "");
    connection.getOutputStream().write(body);
    if (connection.getResponseCode() != 200) {
      throw new IOException("The response was refused with " + connection.getResponseCode());
    }
  }
}
