package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.drift.DriftTopics;
import io.github.cdksecurityhub.internal.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * Drift detection as a file declares it.
 *
 * @param place where it is in the file
 * @param interval the time between two checks
 * @param heal whether drift is reverted
 * @param dashboard whether there is a dashboard
 * @param topics ARNs of topics
 */
record DriftYaml(
    YamlValue place,
    Optional<Duration> interval,
    Optional<Boolean> heal,
    Optional<Boolean> dashboard,
    List<YamlValue> topics) {
  private static final List<String> KEYS = List.of("interval", "heal", "dashboard", "topics");

  private static final String WANTED =
      "{} for the defaults, or a mapping with the keys " + String.join(", ", KEYS) + ",";

  private static final Pattern INTERVAL =
      Pattern.compile("(?<number>[1-9][0-9]{0,3}) (?<unit>minute|hour|day)s?");

  private static final String FIFO = ".fifo";

  private static final Pattern TOPIC =
      Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}");

  static DriftYaml read(YamlValue value) {
    Map<String, YamlValue> keys = value.keys(KEYS, WANTED);
    return new DriftYaml(
        value,
        Optional.ofNullable(keys.get("interval")).map(DriftYaml::interval),
        Optional.ofNullable(keys.get("heal")).map(YamlValue::truth),
        Optional.ofNullable(keys.get("dashboard")).map(YamlValue::truth),
        Optional.ofNullable(keys.get("topics")).map(DriftYaml::topics).orElse(List.of()));
  }

  private static List<YamlValue> topics(YamlValue list) {
    List<YamlValue> topics = list.entries();
    Set<String> seen = new HashSet<>();
    for (YamlValue each : topics) {
      if (!seen.add(topic(each).text())) {
        throw each.refuse("topic %s is named twice".formatted(each.text()), "Name it once");
      }
    }
    if (topics.size() > DriftTopics.MOST) {
      throw list.refuse(
          "%d topics are named, and an EventBridge rule has at most %d targets"
              .formatted(topics.size(), DriftTopics.MOST),
          "Name one topic, and let what listens to the others subscribe to it");
    }
    return topics;
  }

  private static Duration interval(YamlValue value) {
    String text = value.scalar().toString();
    Matcher parts = INTERVAL.matcher(text);
    if (!parts.matches()) {
      throw value.refuse(
          "\"%s\" is not the time between two checks".formatted(text),
          "Write up to 9999 whole minutes, hours or days, such as 15 minutes or 1 hour");
    }
    int number = Integer.parseInt(parts.group("number"));
    return switch (parts.group("unit")) {
      case "minute" -> Duration.minutes(number);
      case "hour" -> Duration.hours(number);
      default -> Duration.days(number);
    };
  }

  private static YamlValue topic(YamlValue value) {
    String arn = value.text();
    boolean isFifo = arn.endsWith(FIFO);
    if (!TOPIC.matcher(isFifo ? arn.substring(0, arn.length() - FIFO.length()) : arn).matches()) {
      throw value.refuse(
          "\"%s\" is not the ARN of an SNS topic".formatted(arn),
          "ARNs look like arn:aws:sns:eu-west-1:123456789012:drift");
    }
    if (isFifo) {
      throw value.refuse(
          "\"%s\" is a FIFO topic, and EventBridge sends to standard topics alone".formatted(arn),
          "Name a standard topic");
    }
    return value;
  }

  SecurityHubDriftDetection declare(
      Construct scope, String id, ISecurityHubOrganizationConfiguration configuration) {
    SecurityHubDriftDetection.Builder builder =
        SecurityHubDriftDetection.Builder.create(scope, id).configurations(List.of(configuration));
    interval.ifPresent(builder::interval);
    heal.ifPresent(builder::heal);
    dashboard.ifPresent(builder::dashboard);
    List<ITopic> imported = new ArrayList<>();
    for (YamlValue each : topics) {
      ITopic topic = Topic.fromTopicArn(scope, id + "Topic" + (imported.size() + 1), each.text());
      String who = Options.who(scope, id);
      imported.add(each.declare(() -> DriftTopics.checked(who, Stack.of(scope), topic)));
    }
    return place.declare(() -> builder.topics(imported).build());
  }
}
