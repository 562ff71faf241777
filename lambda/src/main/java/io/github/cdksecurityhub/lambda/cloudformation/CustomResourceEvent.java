package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.RetryAction;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * One request of CloudFormation (R33).
 *
 * @param responseUrl where the one response goes
 * @param physicalResourceId what an earlier response returned; empty on Create
 * @param properties the resource's properties, as text
 * @param oldProperties on Update what they were before; otherwise empty
 */
public record CustomResourceEvent(
    RequestType requestType,
    ResponseUrl responseUrl,
    String stackId,
    String requestId,
    String logicalResourceId,
    String physicalResourceId,
    Map<String, String> properties,
    Map<String, String> oldProperties) {

  /** What CloudFormation asks for, by its own names. */
  public enum RequestType {
    CREATE("Create"),
    UPDATE("Update"),
    DELETE("Delete");

    private final String word;

    RequestType(String word) {
      this.word = word;
    }

    static RequestType of(String word) throws IOException {
      return Arrays.stream(values())
          .filter(each -> each.word.equals(word))
          .findFirst()
          .orElseThrow(() -> new IOException("The event's RequestType is unknown."));
    }

    public String word() {
      return word;
    }

    /** Returns the status of a resource while CloudFormation waits for the response. */
    String status() {
      return name() + "_IN_PROGRESS";
    }
  }

  public CustomResourceEvent {
    properties = Map.copyOf(properties);
    oldProperties = Map.copyOf(oldProperties);
  }

  /** Returns whether an Update changes what is declared, or where. */
  boolean changesConfiguration() {
    return requestType == RequestType.UPDATE
        && !ResourceProperties.readLeniently(properties)
            .map(ResourceProperties::declaration)
            .equals(
                ResourceProperties.readLeniently(oldProperties)
                    .map(ResourceProperties::declaration));
  }

  public RetryAction retryAction() {
    return requestType == RequestType.DELETE ? RetryAction.DELETE : RetryAction.DEPLOY;
  }

  /** Returns the Region as the properties name it, for messages; {@code unknown} where none is. */
  public String region() {
    String region = properties.getOrDefault(ResourceProperties.REGION, "");
    return AccountRegion.isRegion(region) ? region : "unknown";
  }
}
