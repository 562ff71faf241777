package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** TagResource, ListTagsForResource and UntagResource on the Region's own hub (R41). */
final class TagOperations {
  private static final String KEY = "(?!aws:)[a-zA-Z+-=._:/]{1,128}";
  private static final String VALUE = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}";
  private static final String ANY_PARTITION = "arn:aws[a-z-]*";
  private static final String COMMERCIAL_PARTITION = "arn:aws";
  private static final int MOST_TAGS = 50;

  private TagOperations() {}

  static Ruling tag(Case asked) {
    Map<String, String> tags = tags(asked);
    requireHub(asked);
    HubTags before = asked.region().tags();
    HubTags after = before.with(tags);
    if (after.values().size() > MOST_TAGS) {
      throw new Refusal(Refusals.TOO_MANY_TAGS);
    }
    return written(asked, after);
  }

  static Ruling untag(Case asked) {
    List<String> keys = asked.request().query().all("tagKeys");
    if (keys.isEmpty() || keys.size() > MOST_TAGS || !keys.stream().allMatch(k -> k.matches(KEY))) {
      throw asked.invalid("Invalid parameter 'TagKeys'.");
    }
    requireHub(asked);
    return written(asked, asked.region().tags().without(keys));
  }

  static Ruling list(Case asked) {
    requireHub(asked);
    HubTags tags = asked.region().tags();
    Optional<HubTags.Stale> stale =
        tags.stale().filter(old -> !old.countdown().isOver(asked.now()));
    ObjectNode body = Json.object();
    ObjectNode shown = body.putObject("Tags");
    stale.map(HubTags.Stale::shown).orElse(tags.values()).forEach(shown::put);
    return Ruling.read(
        Response.json(200, body),
        stale.map(old -> afterOneRead(asked, old)).orElse(asked.organization()));
  }

  private static Organization afterOneRead(Case asked, HubTags.Stale old) {
    return asked.withRegion(
        s -> s.withTags(tags -> tags.showing(old.shown(), old.countdown().afterOneCall())));
  }

  /** Writes; for a while, reads go on showing the tags from before. */
  private static Ruling written(Case asked, HubTags after) {
    Map<String, String> before = asked.region().tags().values();
    Countdown stale = Countdown.of(asked.knob(Knob.STALE_TAGS), asked.now());
    HubTags aged = stale.isOver(asked.now()) ? after : after.showing(before, stale);
    return Ruling.written(
        Response.json(200, Json.object()), asked.withRegion(s -> s.withTags(tags -> aged)));
  }

  /** Of another account, Region or resource there is nothing to be found. */
  private static void requireHub(Case asked) {
    ServiceRequest request = asked.request();
    boolean anyPartition = asked.knob(Knob.TAG_PARTITIONS) == Variant.TagPartitions.OWN;
    String arn = request.label();
    if (!arn.matches((anyPartition ? ANY_PARTITION : COMMERCIAL_PARTITION) + ":securityhub:.*")) {
      throw asked.invalid("Invalid parameter 'ResourceArn'.");
    }
    if (!arn.equals(AwsRegions.hub(request.region(), request.account()))) {
      throw new Refusal(Refusals.UNKNOWN_HUB);
    }
  }

  private static Map<String, String> tags(Case asked) {
    ObjectNode sent = RequestBody.of(asked).object("Tags").json();
    Map<String, String> tags = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> tag : sent.properties()) {
      boolean fits =
          tag.getKey().matches(KEY)
              && tag.getValue().isTextual()
              && tag.getValue().textValue().matches(VALUE);
      if (!fits) {
        throw asked.invalid("Invalid parameter 'Tags'. The tag '" + tag.getKey() + "' is invalid.");
      }
      tags.put(tag.getKey(), tag.getValue().textValue());
    }
    if (tags.isEmpty() || tags.size() > MOST_TAGS) {
      throw asked.invalid("Invalid parameter 'Tags'. From 1 to 50 tags are required.");
    }
    return tags;
  }
}
