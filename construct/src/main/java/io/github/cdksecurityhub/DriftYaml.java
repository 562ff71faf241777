package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.Duration;
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
    List<String> topics) {
  private static final List<String> KEYS = List.of("interval", "heal", "dashboard", "topics");

  /** As EventBridge writes a rate. */
  private static final Pattern INTERVAL =
      Pattern.compile(
          "(?:1 (?<unit>minute|hour|day)"
              + "|(?<number>[2-9]|[1-9][0-9]{1,3}) (?<units>minute|hour|day)s)");

  private static final Pattern TOPIC =
      Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}(?:\\.fifo)?");

  static DriftYaml read(YamlValue value) {
    Map<String, YamlValue> keys = value.keys(KEYS);
    List<String> topics = new ArrayList<>();
    if (keys.containsKey("topics")) {
      keys.get("topics").entries().forEach(each -> topics.add(topic(each)));
    }
    return new DriftYaml(
        value,
        Optional.ofNullable(keys.get("interval")).map(DriftYaml::interval),
        Optional.ofNullable(keys.get("heal")).map(YamlValue::truth),
        Optional.ofNullable(keys.get("dashboard")).map(YamlValue::truth),
        topics);
  }

  private static Duration interval(YamlValue value) {
    Matcher parts = INTERVAL.matcher(value.text());
    if (!parts.matches()) {
      throw value.refuse(
          "\"%s\" is not the time between two checks".formatted(value.text()),
          "Write whole minutes, hours or days, such as 15 minutes or 1 hour");
    }
    boolean one = parts.group("number") == null;
    int number = one ? 1 : Integer.parseInt(parts.group("number"));
    return switch (one ? parts.group("unit") : parts.group("units")) {
      case "minute" -> Duration.minutes(number);
      case "hour" -> Duration.hours(number);
      default -> Duration.days(number);
    };
  }

  private static String topic(YamlValue value) {
    String arn = value.text();
    if (!TOPIC.matcher(arn).matches()) {
      throw value.refuse(
          "\"%s\" is not the ARN of an SNS topic".formatted(arn),
          "ARNs look like arn:aws:sns:eu-west-1:123456789012:drift");
    }
    return arn;
  }

  SecurityHubDriftDetection declare(
      Construct scope, String id, ISecurityHubOrganizationConfiguration configuration) {
    SecurityHubDriftDetection.Builder builder =
        SecurityHubDriftDetection.Builder.create(scope, id).configurations(List.of(configuration));
    interval.ifPresent(builder::interval);
    heal.ifPresent(builder::heal);
    dashboard.ifPresent(builder::dashboard);
    List<ITopic> imported = new ArrayList<>();
    for (String arn : topics) {
      imported.add(Topic.fromTopicArn(scope, id + "Topic" + (imported.size() + 1), arn));
    }
    return place.declare(() -> builder.topics(imported).build());
  }
}
