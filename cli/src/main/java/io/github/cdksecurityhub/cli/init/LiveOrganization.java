package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.catalogue.CatalogueReader;
import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.init.Declaration.Central;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.Reading;
import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

record LiveOrganization(List<LiveRegion> regions, Function<String, CatalogueReader> central) {
  private static final Set<String> FINDINGS = Set.of(HubSettings.CONTROL_FINDING_GENERATOR);

  record LiveRegion(
      String name, OrganizationConfiguration live, Reading<Map<String, String>> settings) {
    HubSettings hub() {
      Map<String, String> known = new TreeMap<>(settings.value().orElse(Map.of()));
      known.entrySet().removeIf(each -> !isKnown(each));
      return new HubSettings(known);
    }

    private List<String> leftOut() {
      return settings.value().isEmpty()
          ? List.of("the hub settings of " + name + ": " + settings.problem())
          : lines(settings.value().get().entrySet().stream().filter(each -> !isKnown(each)));
    }

    private List<String> unlike(HubSettings declared) {
      return lines(hub().differingFrom(declared).fields().entrySet().stream());
    }

    private List<String> lines(Stream<Map.Entry<String, String>> fields) {
      return fields.map(each -> name + ": " + each.getKey() + " " + each.getValue()).toList();
    }

    private static boolean isKnown(Map.Entry<String, String> setting) {
      return HubSettings.ALLOWED
          .getOrDefault(setting.getKey(), Set.of())
          .contains(setting.getValue());
    }
  }

  Declaration declaration() {
    Set<LiveRegion> all = new LinkedHashSet<>(regions);
    Optional<LiveRegion> central = all.stream().filter(each -> each.live().isCentral()).findFirst();
    if (central.isEmpty()) {
      return new Declaration(local(), Optional.empty(), leftOut(all), isWhole(all));
    }
    LiveAggregator aggregator = aggregator(central.get().name());
    LiveRegion home = home(aggregator.region(), central.get().live());
    all.add(home);
    HubSettings hub = home.hub().only(FINDINGS);
    LiveCentralContent content =
        LiveCentralContent.read(this.central.apply(home.name()), aggregator);
    List<String> leftOut = leftOut(all);
    leftOut.addAll(content.leftOut());
    all.stream()
        .filter(each -> each.live().isCentral())
        .forEach(each -> leftOut.addAll(each.unlike(hub.orElse(HubSettings.DEFAULTS))));
    return new Declaration(
        local(),
        Optional.of(new Central(aggregator, hub, content.policies())),
        leftOut,
        isWhole(all) && content.isWhole());
  }

  private static List<String> leftOut(Set<LiveRegion> regions) {
    return new ArrayList<>(regions.stream().flatMap(each -> each.leftOut().stream()).toList());
  }

  private static boolean isWhole(Set<LiveRegion> regions) {
    return regions.stream().allMatch(each -> each.settings().value().isPresent());
  }

  private Map<OrganizationConfiguration, List<String>> local() {
    return regions.stream()
        .filter(each -> !each.live().isCentral())
        .collect(
            Collectors.groupingBy(
                each -> each.live().withHub(each.hub()),
                LinkedHashMap::new,
                Collectors.mapping(LiveRegion::name, Collectors.toList())));
  }

  /** Whether a Region was chosen or not, the home Region is declared. */
  private LiveRegion home(String region, OrganizationConfiguration live) {
    return regions.stream()
        .filter(each -> each.name().equals(region))
        .findFirst()
        .orElseGet(
            () -> new LiveRegion(region, live, Reading.of(central.apply(region)::hubSettings)));
  }

  /** CENTRAL is declared for its home Region alone, whichever Region shows it (R19, R27). */
  private LiveAggregator aggregator(String region) {
    Reading<Optional<LiveAggregator>> read = Reading.of(central.apply(region)::aggregator);
    if (read.value().isEmpty()) {
      throw new CommandException(
          "The organization is central, and its home Region can't be read: " + read.problem());
    }
    if (read.value().get().isEmpty()) {
      throw new CommandException(
          "%s is central, and there is no finding aggregator, so no home Region can be declared. Create one, then run it again."
              .formatted(region));
    }
    return read.value().get().get();
  }
}
