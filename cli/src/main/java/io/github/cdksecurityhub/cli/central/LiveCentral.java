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
 * @param contents what those policies say that were asked for, by id
 * @param associations which policy is applied to what
 */
public record LiveCentral(
    Look<Optional<LiveAggregator>> aggregator,
    Look<List<LivePolicy>> policies,
    Look<Map<String, Fields>> contents,
    Look<List<LiveAssociation>> associations) {
  /** Returns what nobody can see. */
  public static LiveCentral unseen(String why) {
    return new LiveCentral(Look.failed(why), Look.failed(why), Look.failed(why), Look.failed(why));
  }

  /**
   * Looks. Under LOCAL there are no policies (R28), and nobody is asked for them; where not even
   * that can be read, nobody is asked for anything.
   *
   * @param type who decides now
   * @param wanted the policies whose content matters
   */
  public static LiveCentral look(
      CentralReader reader, Look<ConfigurationType> type, Predicate<LivePolicy> wanted) {
    if (type.seen().isEmpty()) {
      return unseen(type.why());
    }
    Look<Optional<LiveAggregator>> aggregator = Look.at(reader::aggregator);
    if (type.seen().get() == ConfigurationType.LOCAL) {
      return new LiveCentral(aggregator, Look.of(List.of()), Look.of(Map.of()), Look.of(List.of()));
    }
    Look<List<LivePolicy>> policies = Look.at(reader::policies);
    return new LiveCentral(
        aggregator,
        policies,
        policies.seen().isPresent()
            ? Look.at(() -> contents(reader, policies.seen().get(), wanted))
            : Look.failed(policies.why()),
        Look.at(reader::associations));
  }

  private static Map<String, Fields> contents(
      CentralReader reader, List<LivePolicy> there, Predicate<LivePolicy> wanted)
      throws UnreadableException {
    Map<String, Fields> contents = new LinkedHashMap<>();
    for (LivePolicy policy : there) {
      if (wanted.test(policy)) {
        Optional<JsonNode> content = reader.content(policy.id());
        content.ifPresent(said -> contents.put(policy.id(), PolicyFields.of(said)));
      }
    }
    return contents;
  }

  /** Returns the policy of that name, as far as it is known that there is one. */
  public Optional<LivePolicy> named(String name) {
    return policies.seen().orElse(List.of()).stream()
        .filter(each -> each.name().equals(name))
        .findFirst();
  }

  /** Returns a policy's name; its id where it has none, or it isn't known. */
  public String nameOf(String policyId) {
    return policies.seen().orElse(List.of()).stream()
        .filter(each -> each.id().equals(policyId))
        .map(LivePolicy::name)
        .findFirst()
        .orElse(policyId);
  }

  /** Returns what is applied to a target, as far as that is known. */
  public Optional<LiveAssociation> on(PolicyTarget target) {
    return associations.seen().orElse(List.of()).stream()
        .filter(each -> each.target().equals(target))
        .findFirst();
  }

  /** Returns why something could not be seen, each reason once. */
  public Set<String> unseen() {
    Set<String> reasons = new LinkedHashSet<>();
    List<Look<?>> looks = new ArrayList<>(List.of(aggregator, policies, contents, associations));
    looks.forEach(look -> reasons.add(look.why()));
    reasons.remove("");
    return reasons;
  }
}
