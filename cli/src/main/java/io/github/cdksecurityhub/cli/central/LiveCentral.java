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
  /**
   * {@return central configuration of which nothing can be seen}
   *
   * @param why a sentence, which the plan shows as a note
   */
  public static LiveCentral unseen(String why) {
    return new LiveCentral(Look.failed(why), Look.failed(why), Look.failed(why), Look.failed(why));
  }

  /**
   * Looks. Under LOCAL there are no policies (R28), and nobody is asked for them; where not even
   * that can be read, nobody is asked for anything.
   *
   * @param reader reads them, the content of each policy with a request of its own
   * @param type who decides now
   * @param wanted the policies whose content matters
   * @return what was seen; what could not be read is a failed look, and no exception
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

  /**
   * {@return the policy of a name, empty where there is none or nobody can see it}
   *
   * @param name its name; no two policies have the same
   */
  public Optional<LivePolicy> named(String name) {
    return policies.seen().orElse(List.of()).stream()
        .filter(each -> each.name().equals(name))
        .findFirst();
  }

  /** Returns a policy's name; its id where it has none, or it isn't known. */
  String nameOf(String policyId) {
    return policies.seen().orElse(List.of()).stream()
        .filter(each -> each.id().equals(policyId))
        .map(LivePolicy::name)
        .findFirst()
        .orElse(policyId);
  }

  /**
   * {@return the policy that a target itself has, empty where it inherits one or nobody can see it}
   *
   * @param target an account, a unit or the root
   */
  public Optional<LiveAssociation> on(PolicyTarget target) {
    return associations.seen().orElse(List.of()).stream()
        .filter(each -> each.target().equals(target))
        .findFirst();
  }

  /** {@return why something could not be seen, a sentence for each reason; empty where all was} */
  public Set<String> unseen() {
    Set<String> reasons = new LinkedHashSet<>();
    List<Look<?>> looks = new ArrayList<>(List.of(aggregator, policies, contents, associations));
    looks.forEach(look -> reasons.add(look.why()));
    reasons.remove("");
    return reasons;
  }
}
