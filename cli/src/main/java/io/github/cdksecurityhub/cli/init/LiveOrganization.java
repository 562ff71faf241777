package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.catalogue.CatalogueReader;
import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.Reading;
import io.github.cdksecurityhub.lambda.model.ConfigurationType;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Turns what is live into a declaration.
 *
 * @param live what each Region has that could be read
 * @param settings the hub settings of each Region, by their names
 * @param central reads aggregator, policies and associations from a Region
 */
record LiveOrganization(
    Map<String, OrganizationConfiguration> live,
    Map<String, Reading<Map<String, String>>> settings,
    Function<String, CatalogueReader> central) {
  private static final Set<String> FINDINGS = Set.of(HubSettings.CONTROL_FINDING_GENERATOR);

  Declaration declaration(DeclarationText text) {
    Map<OrganizationConfiguration, List<String>> local = new LinkedHashMap<>();
    List<String> leftOut = new ArrayList<>();
    List<String> centralRegions = new ArrayList<>();
    settings.forEach((region, read) -> leftOut.addAll(unknown(region, read)));
    live.forEach(
        (region, configuration) -> {
          if (configuration.type() == ConfigurationType.CENTRAL) {
            centralRegions.add(region);
          } else {
            local
                .computeIfAbsent(configuration.withHub(hub(region)), each -> new ArrayList<>())
                .add(region);
          }
        });
    boolean isWhole = settings.values().stream().allMatch(each -> each.value().isPresent());
    if (centralRegions.isEmpty()) {
      if (text == DeclarationText.yaml) {
        leftOut.addAll(YamlText.leftOut(local));
      }
      return new Declaration(local, Optional.empty(), leftOut, isWhole);
    }
    LiveAggregator aggregator = aggregator(centralRegions.get(0));
    Reading<Map<String, String>> home = home(aggregator);
    HubSettings hub = hub(home).only(FINDINGS);
    LiveCentralContent content =
        LiveCentralContent.read(central.apply(aggregator.region()), aggregator, hub);
    leftOut.addAll(content.leftOut());
    for (String region : centralRegions) {
      hub(region).differingFrom(hub.orElse(HubSettings.DEFAULTS)).fields().entrySet().stream()
          .map(each -> region + ": " + each.getKey() + " " + each.getValue())
          .forEach(leftOut::add);
    }
    if (text == DeclarationText.yaml) {
      local.forEach(
          (configuration, regions) ->
              leftOut.add(
                  String.join(", ", regions)
                      + ", which are not linked: "
                      + configuration.encoded()));
    }
    if (!settings.containsKey(aggregator.region()) && home.value().isEmpty()) {
      leftOut.addAll(unknown(aggregator.region(), home));
      isWhole = false;
    }
    return new Declaration(
        local, Optional.of(content.central()), leftOut, isWhole && content.isWhole());
  }

  /** Whether a Region was chosen or not, the home Region is declared. */
  private Reading<Map<String, String>> home(LiveAggregator aggregator) {
    return Optional.ofNullable(settings.get(aggregator.region()))
        .orElseGet(() -> Reading.of(central.apply(aggregator.region())::hubSettings));
  }

  private HubSettings hub(String region) {
    return Optional.ofNullable(settings.get(region))
        .map(LiveOrganization::hub)
        .orElse(HubSettings.NONE);
  }

  private static HubSettings hub(Reading<Map<String, String>> read) {
    Map<String, String> known = new TreeMap<>(read.value().orElse(Map.of()));
    known.entrySet().removeIf(each -> !isKnown(each));
    return new HubSettings(known);
  }

  private static boolean isKnown(Map.Entry<String, String> setting) {
    return HubSettings.ALLOWED
        .getOrDefault(setting.getKey(), Set.of())
        .contains(setting.getValue());
  }

  private static List<String> unknown(String region, Reading<Map<String, String>> read) {
    return read.value().isEmpty()
        ? List.of("the hub settings of " + region + ": " + read.problem())
        : read.value().get().entrySet().stream()
            .filter(each -> !isKnown(each))
            .map(each -> region + ": " + each.getKey() + " " + each.getValue())
            .toList();
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
}
