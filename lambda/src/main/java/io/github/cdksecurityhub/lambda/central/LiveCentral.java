package io.github.cdksecurityhub.lambda.central;

import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Central configuration as it is live.
 *
 * @param aggregator the account's finding aggregator, empty where there is none
 * @param contents the content of the policies that are wanted, by id
 * @param inherited what inherits its policy, where that is wanted
 */
public record LiveCentral(
    Reading<Optional<LiveAggregator>> aggregator,
    Reading<List<LivePolicy>> policies,
    Reading<Map<String, Fields>> contents,
    Reading<List<LiveAssociation>> associations,
    Reading<List<LiveAssociation>> inherited) {

  /**
   * What is read of what can be long.
   *
   * @param contents the policies whose content is read
   * @param tags those of which the tags are read too
   * @param inherited whether what inherits its policy is read
   */
  public record Wanted(
      Predicate<LivePolicy> contents, Predicate<LivePolicy> tags, boolean inherited) {}

  public static LiveCentral unread(String why) {
    return new LiveCentral(
        Reading.failed(why),
        Reading.failed(why),
        Reading.failed(why),
        Reading.failed(why),
        Reading.failed(why));
  }

  public LiveCentral withAggregator(Reading<Optional<LiveAggregator>> read) {
    return new LiveCentral(read, policies, contents, associations, inherited);
  }

  /**
   * Reads it. Under LOCAL there are no policies (R28), so none are listed; where the type is not
   * known, nothing is read.
   */
  public static LiveCentral read(
      CentralReader reader, Reading<ConfigurationType> type, Wanted wanted) {
    if (type.value().isEmpty()) {
      return unread(type.problem());
    }
    Reading<Optional<LiveAggregator>> aggregator = Reading.of(reader::aggregator);
    if (type.value().get() == ConfigurationType.LOCAL) {
      return new LiveCentral(
          aggregator,
          Reading.known(List.of()),
          Reading.known(Map.of()),
          Reading.known(List.of()),
          Reading.known(List.of()));
    }
    Reading<List<LiveAssociation>> associations = Reading.of(reader::associations);
    Reading<List<LiveAssociation>> inherited = inherited(reader, associations, wanted);
    Reading<List<LivePolicy>> policies = Reading.of(reader::policies);
    return new LiveCentral(
        aggregator,
        policies,
        policies.value().isPresent()
            ? Reading.of(() -> contents(reader, policies.value().get(), wanted))
            : Reading.failed(policies.problem()),
        associations,
        inherited);
  }

  private static Reading<List<LiveAssociation>> inherited(
      CentralReader reader, Reading<List<LiveAssociation>> applied, Wanted wanted) {
    if (applied.value().isEmpty() || !wanted.inherited()) {
      return Reading.notNeeded();
    }
    return Reading.of(reader::inherited)
        .orFailed("Whether targets exist and how many accounts follow a policy is not known. ");
  }

  private static Map<String, Fields> contents(
      CentralReader reader, List<LivePolicy> there, Wanted wanted) {
    Map<String, Fields> contents = new LinkedHashMap<>();
    for (LivePolicy each : there) {
      if (wanted.contents().test(each)) {
        reader
            .content(each.id(), wanted.tags().test(each))
            .ifPresent(content -> contents.put(each.id(), PolicyFields.of(content)));
      }
    }
    return contents;
  }

  /** What could not be read has none. */
  private static <T> Stream<T> all(Reading<List<T>> reading) {
    return reading.value().stream().flatMap(List::stream);
  }

  /** Returns whether Security Hub lists targets, and not this one. */
  public boolean lacks(PolicyTarget target) {
    return all(inherited).findAny().isPresent() && inForce(target).isEmpty();
  }

  public Optional<LivePolicy> named(String name) {
    return all(policies).filter(each -> each.name().equals(name)).findFirst();
  }

  public Optional<LivePolicy> policy(String id) {
    return all(policies).filter(each -> each.id().equals(id)).findFirst();
  }

  /** Returns a policy's content, empty where it is not read, or could not be. */
  public Optional<Fields> content(String policyId) {
    return contents.value().map(all -> all.get(policyId));
  }

  /** Returns a policy's name; its id where it has none, or it isn't known. */
  public String nameOf(String policyId) {
    return policy(policyId).map(LivePolicy::name).orElse(policyId);
  }

  /**
   * Returns the policy that a target itself has, empty where it inherits one, or it could not be
   * read.
   */
  public Optional<LiveAssociation> on(PolicyTarget target) {
    return all(associations).filter(each -> each.target().equals(target)).findFirst();
  }

  public Optional<LiveAssociation> inForce(PolicyTarget target) {
    return effective().filter(each -> each.target().equals(target)).findFirst();
  }

  /** Returns how many accounts follow a policy, empty where that is not read. */
  public Optional<Integer> followers(String policyId) {
    if (associations.value().isEmpty() || inherited.value().isEmpty()) {
      return Optional.empty();
    }
    Stream<PolicyTarget> targets =
        effective().filter(each -> each.policyId().equals(policyId)).map(LiveAssociation::target);
    return Optional.of((int) targets.filter(PolicyTarget::isAccount).distinct().count());
  }

  private Stream<LiveAssociation> effective() {
    return Stream.concat(all(associations), all(inherited));
  }

  /** Returns why something could not be read, a sentence for each reason; empty for what was. */
  public Set<String> problems() {
    return Stream.of(aggregator, policies, contents, associations, inherited)
        .map(Reading::problem)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
