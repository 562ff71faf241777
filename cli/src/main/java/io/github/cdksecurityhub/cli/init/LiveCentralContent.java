package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.init.Declaration.Links;
import io.github.cdksecurityhub.cli.init.PolicyContent.Kind;
import io.github.cdksecurityhub.lambda.central.AssociationFields;
import io.github.cdksecurityhub.lambda.central.CentralReader;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.LiveAssociation;
import io.github.cdksecurityhub.lambda.central.LivePolicy;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.central.Reading;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;

/** Policies and associations, read to be declared; what can't be is gathered on the way. */
final class LiveCentralContent {
  private static final LivePolicy NONE =
      new LivePolicy(AssociationFields.SELF_MANAGED, "", Optional.empty());

  private final CentralReader reader;
  private final LiveAggregator aggregator;
  private final List<LivePolicy> policies;
  private final List<LiveAssociation> applied;
  private final List<PolicyContent> declared = new ArrayList<>();
  private final List<PolicyContent> existing = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private boolean isWhole = true;

  private LiveCentralContent(CentralReader reader, LiveAggregator aggregator) {
    this.reader = reader;
    this.aggregator = aggregator;
    this.policies = list(reader::policies);
    this.applied = list(reader::associations);
  }

  static LiveCentralContent read(CentralReader reader, LiveAggregator aggregator) {
    LiveCentralContent content = new LiveCentralContent(reader, aggregator);
    if (Links.of(aggregator) == Links.EXISTING) {
      content.leftOut.add(
          "the finding aggregator: its mode %s can't be declared"
              .formatted(aggregator.linkingMode()));
    }
    content.policies.forEach(content::add);
    content.addUnlisted();
    content.addFailed();
    return content;
  }

  private <T> List<T> list(Supplier<List<T>> request) {
    Reading<List<T>> read = Reading.of(request);
    if (read.value().isEmpty()) {
      leftOut.add(read.problem());
      isWhole = false;
    }
    return read.value().orElse(List.of());
  }

  List<String> leftOut() {
    return leftOut;
  }

  boolean isWhole() {
    return isWhole;
  }

  /** What is applied to nothing and can't be declared is left out. */
  List<PolicyContent> policies() {
    List<PolicyContent> all = new ArrayList<>(declared);
    all.add(PolicyContent.without(Kind.SELF_MANAGED, NONE, targets(NONE.id())));
    all.addAll(existing);
    all.removeIf(each -> !each.isDeclared() && each.targets().isEmpty());
    return all;
  }

  private List<PolicyTarget> targets(String policyId) {
    return applied.stream()
        .filter(each -> each.policyId().equals(policyId))
        .map(LiveAssociation::target)
        .toList();
  }

  private void add(LivePolicy policy) {
    Reading<Optional<JsonValue>> read = Reading.of(() -> reader.content(policy.id(), true));
    if (read.value().isEmpty()) {
      String problem = read.problem();
      read = Reading.of(() -> reader.content(policy.id(), false));
      if (read.value().isPresent()) {
        isWhole = false;
        leftOut.add("the tags of " + policy.name() + ": " + problem);
      }
    }
    Optional<JsonValue> content = read.value().flatMap(each -> each);
    if (content.isEmpty()) {
      isWhole &= read.value().isPresent();
      String why = read.value().isPresent() ? "it is gone" : read.problem();
      addExisting(policy, why, List.of());
      return;
    }
    PolicyContent declarable =
        PolicyContent.of(policy, arn(policy), content.get(), targets(policy.id()));
    Optional<String> refusal = Declarable.refusal(declarable);
    if (refusal.isPresent()) {
      addExisting(policy, refusal.get(), lines(content.get()));
      return;
    }
    declared.add(declarable);
    String description = content.get().path("Description").text();
    if (!description.isBlank() && declarable.description().isEmpty()) {
      leftOut.add("the description of " + policy.name() + ": " + description);
    }
  }

  private void addExisting(LivePolicy policy, String why, List<String> content) {
    List<PolicyTarget> targets = targets(policy.id());
    existing.add(PolicyContent.without(Kind.EXISTING, policy, targets));
    leftOut.add("the content of the policy %s (%s): %s".formatted(policy.name(), policy.id(), why));
    leftOut.addAll(content);
    if (targets.isEmpty()) {
      leftOut.add("  applied to nothing");
    }
  }

  private void addUnlisted() {
    List<String> listed = new ArrayList<>(policies.stream().map(LivePolicy::id).toList());
    listed.add(NONE.id());
    applied.stream()
        .filter(each -> !listed.contains(each.policyId()))
        .map(
            each ->
                "%s is applied to %s, and is not listed".formatted(each.policyId(), each.target()))
        .forEach(leftOut::add);
  }

  /** It is declared, and plan shows it as drifted all the same. */
  private void addFailed() {
    applied.stream()
        .filter(LiveAssociation::isFailed)
        .map(each -> "%s: AssociationStatus FAILED: %s".formatted(each.target(), each.message()))
        .forEach(leftOut::add);
  }

  private String arn(LivePolicy policy) {
    String ofPolicy = ":configuration-policy/" + policy.id();
    return aggregator
        .arn()
        .replaceFirst(":finding-aggregator/.*", Matcher.quoteReplacement(ofPolicy));
  }

  private static List<String> lines(JsonValue content) {
    return PolicyFields.of(content).values().entrySet().stream()
        .map(each -> "  " + each.getKey() + ": " + String.join(", ", each.getValue()))
        .toList();
  }
}
