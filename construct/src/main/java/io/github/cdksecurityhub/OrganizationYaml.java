package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.regions.Declaration;
import io.github.cdksecurityhub.internal.yaml.PlainYaml;
import io.github.cdksecurityhub.internal.yaml.YamlSource;
import io.github.cdksecurityhub.internal.yaml.YamlValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * What a file declares. {@code securityhub-organization.schema.json} says the same to editors; a
 * test holds the two together.
 *
 * @param place where it is in the file
 * @param options what holds for all of it
 * @param declarations local groups, or central configuration without anything linked
 * @param central central configuration with linked Regions
 * @param drift drift detection
 */
record OrganizationYaml(
    YamlValue place,
    DeclarationProps options,
    List<Declaration> declarations,
    Optional<CentralYaml> central,
    Optional<DriftYaml> drift) {
  private static final int SCHEMA_VERSION = 1;
  private static final List<String> KEYS =
      List.of(
          "schemaVersion",
          "onDelete",
          "takeOver",
          "revision",
          "controlFindings",
          "autoEnableControls",
          "local",
          "targets",
          "central",
          "driftDetection");
  private static final List<String> LOCAL = List.of("regions", "autoEnable", "autoEnableStandards");
  private static final List<String> ON_DELETE = names(OnDelete.values());
  private static final List<String> CONTROL_FINDINGS = names(ControlFindings.values());
  private static final List<String> STANDARDS = names(AutoEnableStandards.values());

  /** Reads the file, and refuses what it does not understand, with the place. */
  static OrganizationYaml read(Path file) {
    return read(new PlainYaml(new YamlSource(file.toString())).read(file));
  }

  private static OrganizationYaml read(YamlValue document) {
    Map<String, YamlValue> keys = document.keys(KEYS);
    document.required(keys, "schemaVersion").mustEqual(SCHEMA_VERSION);
    DeclarationProps options = options(keys);
    checkOneForm(document, keys);
    Optional<DriftYaml> drift = value(keys, "driftDetection").map(DriftYaml::read);
    YamlValue local = keys.get("local");
    if (local != null) {
      return new OrganizationYaml(local, options, locals(local, options), Optional.empty(), drift);
    }
    TargetsYaml targets = value(keys, "targets").map(TargetsYaml::read).orElse(TargetsYaml.NONE);
    CentralYaml central = CentralYaml.read(keys.get("central"), targets);
    return central.isLinked()
        ? new OrganizationYaml(central.place(), options, List.of(), Optional.of(central), drift)
        : new OrganizationYaml(
            central.place(), options, List.of(central.unlinked(options)), Optional.empty(), drift);
  }

  DeclaredOrganization declare(
      Construct scope, String id, Optional<OrganizationConfigurationProvider> provider) {
    ISecurityHubOrganizationConfiguration configuration =
        central.isPresent()
            ? central.get().declare(scope, id, provider, options)
            : place.declare(
                () -> new SecurityHubOrganizationConfiguration(scope, id, provider, declarations));
    return new DeclaredOrganization(
        configuration, drift.map(it -> it.declare(scope, id + "Drift", configuration)));
  }

  private static DeclarationProps options(Map<String, YamlValue> keys) {
    SecurityHubOrganizationConfigurationProps.Builder options =
        SecurityHubOrganizationConfigurationProps.builder();
    value(keys, "onDelete")
        .map(it -> OnDelete.valueOf(it.oneOf(ON_DELETE)))
        .ifPresent(options::onDelete);
    value(keys, "takeOver").map(YamlValue::truth).ifPresent(options::takeOver);
    value(keys, "revision").map(YamlValue::text).ifPresent(options::revision);
    value(keys, "controlFindings")
        .map(it -> ControlFindings.valueOf(it.oneOf(CONTROL_FINDINGS)))
        .ifPresent(options::controlFindings);
    value(keys, "autoEnableControls").map(YamlValue::truth).ifPresent(options::autoEnableControls);
    return options.build();
  }

  private static void checkOneForm(YamlValue document, Map<String, YamlValue> keys) {
    if (keys.containsKey("local") == keys.containsKey("central")) {
      String both = keys.containsKey("local") ? "both local and" : "neither local nor";
      throw document.refuse(
          "the document has %s central".formatted(both),
          "Declare one of them: an organization is configured locally or centrally");
    }
    YamlValue controls = keys.get("autoEnableControls");
    if (keys.containsKey("central") && controls != null) {
      throw controls.refuse(
          "configuration policies decide there which new controls are enabled",
          "Remove autoEnableControls");
    }
    YamlValue targets = keys.get("targets");
    if (keys.containsKey("local") && targets != null) {
      throw targets.refuse("only the policies of central apply to targets", "Remove targets");
    }
  }

  private static List<Declaration> locals(YamlValue list, DeclarationProps options) {
    RegionsYaml regions = new RegionsYaml();
    List<Declaration> groups = new ArrayList<>();
    for (YamlValue entry : list.entries()) {
      groups.add(local(entry, regions, options));
    }
    return groups;
  }

  private static Declaration local(YamlValue entry, RegionsYaml regions, DeclarationProps options) {
    Map<String, YamlValue> keys = entry.keys(LOCAL);
    List<String> names = regions.readAll(entry.required(keys, "regions"));
    boolean autoEnable = entry.required(keys, "autoEnable").truth();
    String standards = entry.required(keys, "autoEnableStandards").oneOf(STANDARDS);
    return Declaration.of(
        OrganizationConfiguration.local(autoEnable, AutoEnableStandards.valueOf(standards)),
        Optional.of(names),
        options);
  }

  private static Optional<YamlValue> value(Map<String, YamlValue> keys, String key) {
    return Optional.ofNullable(keys.get(key));
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }
}
