package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.central.CentralReader;
import io.github.cdksecurityhub.cli.central.Fields;
import io.github.cdksecurityhub.cli.central.LiveAggregator;
import io.github.cdksecurityhub.cli.central.LiveCentral;
import io.github.cdksecurityhub.cli.central.LivePolicy;
import io.github.cdksecurityhub.cli.central.PolicyTarget;
import io.github.cdksecurityhub.cli.central.Reading;
import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.init.Declaration.Central;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns what is live into a declaration.
 *
 * @param live what each Region has that could be read
 * @param settings the hub settings of each Region that are not at their defaults
 * @param central reads aggregator, policies and associations from a Region
 */
record LiveOrganization(
    Map<String, OrganizationConfiguration> live,
    Map<String, Reading<Optional<String>>> settings,
    Function<String, CentralReader> central) {

  Declaration declaration(DeclarationText text) {
    Map<OrganizationConfiguration, List<String>> local = new LinkedHashMap<>();
    List<String> leftOut = new ArrayList<>();
    List<String> centralRegions = new ArrayList<>();
    live.forEach(
        (region, configuration) -> {
          if (configuration.type() == ConfigurationType.CENTRAL) {
            centralRegions.add(region);
          } else {
            local.computeIfAbsent(configuration, each -> new ArrayList<>()).add(region);
          }
        });
    boolean isWhole = settings.values().stream().allMatch(each -> each.value().isPresent());
    settings.forEach((region, read) -> leftOut.addAll(line(region, read)));
    if (centralRegions.isEmpty()) {
      return new Declaration(local, Optional.empty(), leftOut, isWhole);
    }
    LiveAggregator aggregator = aggregator(centralRegions.get(0));
    LiveCentral all =
        LiveCentral.read(
            central.apply(aggregator.region()),
            Reading.known(ConfigurationType.CENTRAL),
            LiveCentral.Wanted.all());
    leftOut.addAll(all.problems());
    Central declared = central(aggregator, all);
    leftOut.addAll(contents(declared, all, text));
    if (text == DeclarationText.yaml) {
      leftOut.add("the finding aggregator " + aggregator.arn());
      local.forEach(
          (configuration, regions) ->
              leftOut.add(
                  String.join(", ", regions)
                      + ", which are not linked: "
                      + configuration.encoded()));
    }
    return new Declaration(
        local, Optional.of(declared), leftOut, isWhole && all.problems().isEmpty());
  }

  /** CENTRAL is declared for its home Region alone, whichever Region shows it (R19, R27). */
  private LiveAggregator aggregator(String region) {
    Reading<Optional<LiveAggregator>> read = Reading.of(central.apply(region)::aggregator);
    if (read.value().isEmpty()) {
      throw new CommandException(
          "The organization is central, and its home Region can't be read: " + read.problem());
    }
    return read.value()
        .get()
        .orElseThrow(
            () ->
                new CommandException(
                    region
                        + " is central, and there is no finding aggregator, so no home Region can"
                        + " be declared. Create one, then run it again."));
  }

  private static Central central(LiveAggregator aggregator, LiveCentral all) {
    Map<LivePolicy, List<PolicyTarget>> policies = new LinkedHashMap<>();
    all.policies()
        .value()
        .orElse(List.of())
        .forEach(policy -> policies.put(policy, Central.targets(all, policy.id())));
    return new Central(
        aggregator.region(),
        aggregator.arn(),
        Central.targets(all, Central.SELF_MANAGED),
        policies);
  }

  /** The policies exist: another of the same name would be refused, so none is declared. */
  private static List<String> contents(Central declared, LiveCentral all, DeclarationText text) {
    List<String> lines = new ArrayList<>();
    declared
        .policies()
        .forEach(
            (policy, targets) -> {
              lines.add("the content of the policy " + policy.name() + " (" + policy.id() + "):");
              Fields content = all.contents().value().orElse(Map.of()).get(policy.id());
              if (content == null) {
                lines.add("  (could not be read)");
              } else {
                content
                    .values()
                    .forEach((name, values) -> lines.add("  " + name + ": " + joined(values)));
              }
              if (targets.isEmpty()) {
                lines.add("  applied to nothing");
              } else if (text == DeclarationText.yaml) {
                lines.add("  applied to " + joined(targets));
              }
            });
    if (text == DeclarationText.yaml && !declared.selfManaged().isEmpty()) {
      lines.add("self-managed: " + joined(declared.selfManaged()));
    }
    return lines;
  }

  private static String joined(List<?> values) {
    return String.join(", ", values.stream().map(Object::toString).toList());
  }

  private static List<String> line(String region, Reading<Optional<String>> settings) {
    return settings.value().isEmpty()
        ? List.of("the hub settings of " + region + ": " + settings.problem())
        : settings.value().get().map(each -> region + ": " + each).stream().toList();
  }
}
