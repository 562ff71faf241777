package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.init.Declaration.Central;
import io.github.cdksecurityhub.cli.init.Declaration.Links;
import io.github.cdksecurityhub.cli.init.PolicyContent.Kind;
import io.github.cdksecurityhub.cli.weakening.AssociationWeakenings.Applied;
import io.github.cdksecurityhub.lambda.central.CentralReader;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.LiveAssociation;
import io.github.cdksecurityhub.lambda.central.LivePolicy;
import io.github.cdksecurityhub.lambda.central.PolicyFields;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.central.Reading;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * Aggregator, policies and associations, read to be declared.
 *
 * @param central what can be declared
 * @param leftOut what can't, a line each
 * @param isWhole whether all could be read
 */
record LiveCentralContent(Central central, List<String> leftOut, boolean isWhole) {
  private static final LivePolicy NONE = new LivePolicy(Applied.SELF_MANAGED, "", Optional.empty());

  static LiveCentralContent read(
      CentralReader reader, LiveAggregator aggregator, HubSettings settings) {
    Reading<List<LivePolicy>> policies = Reading.of(reader::policies);
    Reading<List<LiveAssociation>> applied = Reading.of(reader::associations);
    Gathered gathered = new Gathered(reader, aggregator, applied.value().orElse(List.of()));
    List<String> problems =
        Stream.of(policies.problem(), applied.problem()).filter(each -> !each.isEmpty()).toList();
    gathered.leftOut.addAll(problems);
    gathered.addAggregator();
    policies.value().orElse(List.of()).forEach(gathered::add);
    gathered.addUnlisted(policies.value().orElse(List.of()));
    gathered.addFailed();
    Central central = new Central(aggregator, settings, gathered.policies());
    return new LiveCentralContent(
        central, gathered.leftOut, gathered.isWhole && problems.isEmpty());
  }

  /** What is gathered policy by policy. */
  private static final class Gathered {
    private final CentralReader reader;
    private final LiveAggregator aggregator;
    private final List<LiveAssociation> applied;
    private final List<PolicyContent> declared = new ArrayList<>();
    private final List<PolicyContent> existing = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private boolean isWhole = true;

    Gathered(CentralReader reader, LiveAggregator aggregator, List<LiveAssociation> applied) {
      this.reader = reader;
      this.aggregator = aggregator;
      this.applied = applied;
    }

    /** What is applied to nothing and can't be declared is left out. */
    List<PolicyContent> policies() {
      return Stream.of(
              declared.stream(),
              Stream.of(PolicyContent.without(Kind.SELF_MANAGED, NONE, targets(NONE.id()))),
              existing.stream())
          .flatMap(each -> each)
          .filter(each -> each.isDeclared() || !each.targets().isEmpty())
          .toList();
    }

    private List<PolicyTarget> targets(String policyId) {
      return applied.stream()
          .filter(each -> each.policyId().equals(policyId))
          .map(LiveAssociation::target)
          .toList();
    }

    void addAggregator() {
      if (Links.of(aggregator) == Links.EXISTING) {
        leftOut.add(
            "the finding aggregator: its mode %s can't be declared"
                .formatted(aggregator.linkingMode()));
      }
    }

    void add(LivePolicy policy) {
      Reading<Optional<JsonValue>> read = Reading.of(() -> reader.content(policy.id()));
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
      } else {
        declared.add(described(declarable));
      }
    }

    /** Without a description a template leaves it as it is. */
    private PolicyContent described(PolicyContent policy) {
      Optional<String> refused =
          policy.description().filter(text -> !Declarable.isDescription(text));
      refused.ifPresent(
          text -> leftOut.add("the description of " + policy.policy().name() + ": " + text));
      return refused.isPresent() ? policy.withoutDescription() : policy;
    }

    private void addExisting(LivePolicy policy, String why, List<String> content) {
      List<PolicyTarget> targets = targets(policy.id());
      existing.add(PolicyContent.without(Kind.EXISTING, policy, targets));
      leftOut.add(
          "the content of the policy %s (%s): %s".formatted(policy.name(), policy.id(), why));
      leftOut.addAll(content);
      if (targets.isEmpty()) {
        leftOut.add("  applied to nothing");
      }
    }

    void addUnlisted(List<LivePolicy> policies) {
      List<String> listed = new ArrayList<>(policies.stream().map(LivePolicy::id).toList());
      listed.add(NONE.id());
      applied.stream()
          .filter(each -> !listed.contains(each.policyId()))
          .map(
              each ->
                  "%s is applied to %s, and is not listed"
                      .formatted(each.policyId(), each.target()))
          .forEach(leftOut::add);
    }

    /** It is declared, and plan shows it as drifted all the same. */
    void addFailed() {
      applied.stream()
          .filter(LiveAssociation::isFailed)
          .map(each -> "%s: AssociationStatus FAILED: %s".formatted(each.target(), each.message()))
          .forEach(leftOut::add);
    }

    private String arn(LivePolicy policy) {
      return aggregator
          .arn()
          .replaceFirst(
              ":finding-aggregator/.*",
              Matcher.quoteReplacement(":configuration-policy/" + policy.id()));
    }

    private static List<String> lines(JsonValue content) {
      List<String> lines = new ArrayList<>();
      PolicyFields.of(content)
          .values()
          .forEach((name, values) -> lines.add("  " + name + ": " + String.join(", ", values)));
      return lines;
    }
  }
}
