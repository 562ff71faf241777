package io.github.cdksecurityhub.lambda.drift;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Why the function was run.
 *
 * @param kind the rule, or a hand, that ran it
 * @param region the Region that was written in, empty where nobody is known to have written
 * @param identity the ARN of who wrote there, as CloudTrail tells it; empty where it doesn't
 */
public record DriftTrigger(Kind kind, String region, String identity) {

  /** The names are those of the event's {@code trigger}. */
  public enum Kind {
    /** The rule's rate. */
    SCHEDULE,
    /** CloudTrail saw an UpdateOrganizationConfiguration that is not ours. */
    CHANGE,
    /** Somebody ran the function. */
    MANUAL
  }

  private static final JsonFactory JSON = new JsonFactory();

  /** Refuses null. */
  public DriftTrigger {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(identity, "identity");
  }

  /**
   * Reads the event that ran the function. All of it decides nothing but words: what is watched
   * comes from elsewhere, so whatever can't be understood is somebody's hand.
   *
   * @throws IOException where {@code in} itself can't be read
   */
  public static DriftTrigger read(InputStream in) throws IOException {
    Map<String, String> texts = new HashMap<>();
    byte[] bytes = in.readAllBytes();
    try (JsonParser parser = JSON.createParser(bytes)) {
      readInto(texts, "", parser);
    } catch (IOException e) {
      texts.clear();
    }
    return switch (texts.getOrDefault("detail-type", "")) {
      case "Scheduled Event" -> new DriftTrigger(Kind.SCHEDULE, "", "");
      case "AWS API Call via CloudTrail" ->
          new DriftTrigger(
              Kind.CHANGE,
              texts.getOrDefault("detail.awsRegion", ""),
              texts.getOrDefault("detail.userIdentity.arn", ""));
      default -> new DriftTrigger(Kind.MANUAL, "", "");
    };
  }

  /** Strings by their path; what is in arrays is of no use here. */
  private static void readInto(Map<String, String> texts, String path, JsonParser parser)
      throws IOException {
    if (path.isEmpty() && parser.nextToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = path + parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT) {
        readInto(texts, name + ".", parser);
      } else if (value == JsonToken.VALUE_STRING) {
        texts.put(name, parser.getText());
      } else {
        parser.skipChildren();
      }
    }
  }

  /** Tells whether somebody is known to have written in {@code other}. */
  public boolean isChangeIn(String other) {
    return kind == Kind.CHANGE && region.equals(other);
  }
}
