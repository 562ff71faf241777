package io.github.cdksecurityhub.cli.central;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Central configuration as it is live.
 *
 * @param aggregator the account's finding aggregator, empty where there is none
 * @param policies the configuration policies
 * @param contents the content of the policies that are wanted, by id
 * @param associations which policy is applied to what
 */
public record LiveCentral(
    Reading<Optional<LiveAggregator>> aggregator,
    Reading<List<LivePolicy>> policies,
    Reading<Map<String, Fields>> contents,
    Reading<List<LiveAssociation>> associations) {
  /** Returns central configuration of which nothing could be read. */
  public static LiveCentral unread(String why) {
    return new LiveCentral(
        Reading.failed(why), Reading.failed(why), Reading.failed(why), Reading.failed(why));
  }

  /**
   * Reads it. Under LOCAL there are no policies (R28), so none are listed; where the type is not
   * known, nothing is read.
   */
  public static LiveCentral read(
      CentralReader reader, Reading<ConfigurationType> type, Predicate<LivePolicy> wanted) {
    if (type.value().isEmpty()) {
      return unread(type.problem());
    }
    Reading<Optional<LiveAggregator>> aggregator = Reading.of(reader::aggregator);
    if (type.value().get() == ConfigurationType.LOCAL) {
      return new LiveCentral(
          aggregator, Reading.known(List.of()), Reading.known(Map.of()), Reading.known(List.of()));
    }
    Reading<List<LivePolicy>> policies = Reading.of(reader::policies);
    return new LiveCentral(
        aggregator,
        policies,
        policies.value().isPresent()
            ? Reading.of(() -> contents(reader, policies.value().get(), wanted))
            : Reading.failed(policies.problem()),
        Reading.of(reader::associations));
  }

  private static Map<String, Fields> contents(
      CentralReader reader, List<LivePolicy> there, Predicate<LivePolicy> wanted) {
    Map<String, Fields> contents = new LinkedHashMap<>();
    for (LivePolicy policy : there) {
      if (wanted.test(policy)) {
        Optional<JsonNode> content = reader.content(policy.id());
        content.ifPresent(json -> contents.put(policy.id(), PolicyFields.of(json)));
      }
    }
    return contents;
  }

  /** Returns the policy of a name, empty where there is none, or it could not be read. */
  public Optional<LivePolicy> named(String name) {
    return policies.value().orElse(List.of()).stream()
        .filter(each -> each.name().equals(name))
        .findFirst();
  }

  /** Returns a policy's name; its id where it has none, or it isn't known. */
  String nameOf(String policyId) {
    return policies.value().orElse(List.of()).stream()
        .filter(each -> each.id().equals(policyId))
        .map(LivePolicy::name)
        .findFirst()
        .orElse(policyId);
  }

  /**
   * Returns the policy that a target itself has, empty where it inherits one, or it could not be
   * read.
   */
  public Optional<LiveAssociation> on(PolicyTarget target) {
    return associations.value().orElse(List.of()).stream()
        .filter(each -> each.target().equals(target))
        .findFirst();
  }

  /** Returns why something could not be read, a sentence for each reason; empty where all was. */
  public Set<String> problems() {
    Set<String> reasons = new LinkedHashSet<>();
    List<Reading<?>> readings =
        new ArrayList<>(List.of(aggregator, policies, contents, associations));
    readings.forEach(reading -> reasons.add(reading.problem()));
    reasons.remove("");
    return reasons;
  }
}
