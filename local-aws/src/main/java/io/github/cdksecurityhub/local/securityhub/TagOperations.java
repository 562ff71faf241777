package io.github.cdksecurityhub.local.securityhub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.http.AwsRegions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * TagResource, ListTagsForResource and UntagResource on the Region's own hub, and on policies
 * (R41).
 */
final class TagOperations {
  private static final String KEY = "(?!aws:)[a-zA-Z+-=._:/]{1,128}";
  private static final String VALUE = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}";
  private static final String ANY_PARTITION = "arn:aws[a-z-]*";
  private static final String COMMERCIAL_PARTITION = "arn:aws";
  private static final int MOST_TAGS = 50;

  private TagOperations() {}

  static Ruling tag(Case asked) {
    Map<String, String> tags = tags(asked);
    return written(asked, all -> all.putAll(tags));
  }

  static Ruling untag(Case asked) {
    List<String> keys = asked.request().query().all("tagKeys");
    if (keys.isEmpty() || keys.size() > MOST_TAGS || !keys.stream().allMatch(k -> k.matches(KEY))) {
      throw asked.invalid("TagKeys");
    }
    return written(asked, all -> all.keySet().removeAll(keys));
  }

  static Ruling list(Case asked) {
    Tagged resource = resource(asked);
    Eventual<Map<String, String>> tags = resource.tags();
    ObjectNode body = Json.object();
    ObjectNode shown = body.putObject("Tags");
    (tags.isStale(asked.now()) ? tags.shown() : tags.value()).forEach(shown::put);
    return Ruling.read(body, resource.change().apply(tags.afterOneRead()));
  }

  /** Writes; for a while, reads go on showing the tags from before. */
  private static Ruling written(Case asked, Consumer<Map<String, String>> change) {
    Tagged resource = resource(asked);
    Map<String, String> before = resource.tags().value();
    Map<String, String> after = new LinkedHashMap<>(before);
    change.accept(after);
    if (after.size() > MOST_TAGS) {
      throw new Refusal(Refusals.TOO_MANY_TAGS);
    }
    Countdown stale = Countdown.of(asked.knob(Knob.STALE_TAGS), asked.now());
    return Ruling.written(
        Json.object(), resource.change().apply(Eventual.of(after).showing(before, stale)));
  }

  /** What a call names: its tags, and the organization with others. */
  private record Tagged(
      Eventual<Map<String, String>> tags,
      Function<Eventual<Map<String, String>>, Organization> change) {}

  /** Of another account, Region or resource there is nothing to be found. */
  private static Tagged resource(Case asked) {
    ServiceRequest request = asked.request();
    boolean anyPartition = asked.knob(Knob.TAG_PARTITIONS) == Variant.TagPartitions.OWN;
    String arn = request.label();
    if (!arn.matches((anyPartition ? ANY_PARTITION : COMMERCIAL_PARTITION) + ":securityhub:.*")) {
      throw asked.invalid("ResourceArn");
    }
    if (arn.equals(AwsRegions.hub(request.region(), request.account()))) {
      return new Tagged(
          asked.region().hub().tags(),
          tags -> asked.withRegion(state -> state.withHub(hub -> hub.withTags(tags))));
    }
    Policies policies = asked.account().policies();
    ConfigurationPolicy policy =
        policies.all().stream()
            .filter(each -> each.arn(asked).equals(arn) && asked.account().isHome(request.region()))
            .findFirst()
            .orElseThrow(() -> new Refusal(Refusals.UNKNOWN_HUB));
    return new Tagged(
        policy.tags(),
        tags -> asked.withAccount(a -> a.withPolicies(policies.with(policy.withTags(tags)))));
  }

  /** The tags in a request. */
  static Map<String, String> tags(Case asked) {
    ObjectNode sent = RequestBody.of(asked).object("Tags").json();
    Map<String, String> tags = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> tag : sent.properties()) {
      boolean fits =
          tag.getKey().matches(KEY)
              && tag.getValue().isTextual()
              && tag.getValue().textValue().matches(VALUE);
      if (!fits) {
        throw asked.invalid("Tags", "The tag '" + tag.getKey() + "' is invalid.");
      }
      tags.put(tag.getKey(), tag.getValue().textValue());
    }
    if (tags.isEmpty() || tags.size() > MOST_TAGS) {
      throw asked.invalid("Tags", "From 1 to 50 tags are required.");
    }
    return tags;
  }
}
