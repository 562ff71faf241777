package io.github.cdksecurityhub.internal.yaml;

import io.github.cdksecurityhub.AutoEnableStandards;
import io.github.cdksecurityhub.ControlFindings;
import io.github.cdksecurityhub.OnDelete;
import io.github.cdksecurityhub.OrganizationConfiguration;
import io.github.cdksecurityhub.internal.regions.Declaration;
import io.github.cdksecurityhub.internal.regions.HubSettings;
import io.github.cdksecurityhub.internal.regions.RegionNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awscdk.regioninfo.RegionInfo;

/**
 * Reads a declaration out of a file. {@code securityhub-organization.schema.json} says the same to
 * editors; a test holds the two together.
 */
public final class OrganizationYaml {
  private static final int SCHEMA_VERSION = 1;
  private static final List<String> DECLARATION =
      List.of(
          "schemaVersion",
          "onDelete",
          "takeOver",
          "revision",
          "controlFindings",
          "autoEnableControls",
          "local",
          "central");
  private static final List<String> LOCAL = List.of("regions", "autoEnable", "autoEnableStandards");
  private static final List<String> CENTRAL = List.of("region");
  private static final List<String> ON_DELETE = names(OnDelete.values());
  private static final List<String> CONTROL_FINDINGS = names(ControlFindings.values());
  private static final List<String> STANDARDS = names(AutoEnableStandards.values());

  private final Set<String> regions = new HashSet<>();

  private OrganizationYaml() {}

  /** Regions that share a configuration; no Region is in two groups. */
  private record Group(OrganizationConfiguration configuration, List<String> regions) {}

  /** Reads the file, and refuses what it does not understand, with the place. */
  public static List<Declaration> read(Path file) {
    YamlSource source = new YamlSource(file.toString());
    return new OrganizationYaml().declaration(new PlainYaml(source).read(file));
  }

  private List<Declaration> declaration(YamlValue document) {
    Map<String, YamlValue> keys = document.keys(DECLARATION);
    document.required(keys, "schemaVersion").mustEqual(SCHEMA_VERSION);
    Optional<OnDelete> onDelete =
        Optional.ofNullable(keys.get("onDelete"))
            .map(value -> OnDelete.valueOf(value.oneOf(ON_DELETE)));
    boolean takeOver = keys.containsKey("takeOver") && keys.get("takeOver").truth();
    Optional<String> revision = Optional.ofNullable(keys.get("revision")).map(YamlValue::text);
    HubSettings hubSettings = hubSettings(keys);
    if (keys.containsKey("local") == keys.containsKey("central")) {
      String both = keys.containsKey("local") ? "both local and" : "neither local nor";
      throw document.refuse(
          "the document has %s central".formatted(both),
          "Declare one of them: an organization is configured locally or centrally");
    }
    List<Group> groups =
        keys.containsKey("local") ? locals(keys.get("local")) : central(keys.get("central"));
    return groups.stream()
        .map(
            group ->
                new Declaration(
                    group.configuration(),
                    Optional.of(group.regions()),
                    onDelete.orElse(OnDelete.RESTORE),
                    takeOver,
                    revision,
                    hubSettings))
        .toList();
  }

  private static HubSettings hubSettings(Map<String, YamlValue> keys) {
    ControlFindings controlFindings =
        keys.containsKey("controlFindings")
            ? ControlFindings.valueOf(keys.get("controlFindings").oneOf(CONTROL_FINDINGS))
            : null;
    Boolean autoEnableControls = null;
    if (keys.containsKey("autoEnableControls")) {
      YamlValue value = keys.get("autoEnableControls");
      autoEnableControls = value.truth();
      if (keys.containsKey("central")) {
        throw value.refuse(
            "configuration policies decide there which new controls are enabled",
            "Remove autoEnableControls");
      }
    }
    return HubSettings.of(controlFindings, autoEnableControls);
  }

  private List<Group> locals(YamlValue list) {
    return list.entries().stream().map(this::local).toList();
  }

  private Group local(YamlValue entry) {
    Map<String, YamlValue> keys = entry.keys(LOCAL);
    List<String> names = new ArrayList<>();
    for (YamlValue name : entry.required(keys, "regions").entries()) {
      names.add(region(name));
    }
    boolean autoEnable = entry.required(keys, "autoEnable").truth();
    String standards = entry.required(keys, "autoEnableStandards").oneOf(STANDARDS);
    return new Group(
        OrganizationConfiguration.local(autoEnable, AutoEnableStandards.valueOf(standards)), names);
  }

  private List<Group> central(YamlValue value) {
    YamlValue home = value.required(value.keys(CENTRAL), "region");
    String region = region(home);
    if (Boolean.TRUE.equals(RegionInfo.get(region).getIsOptInRegion())) {
      throw home.refuse(
          region
              + " is an opt-in Region, and the home Region of central configuration cannot be one",
          "Name a Region that is enabled by default");
    }
    return List.of(new Group(OrganizationConfiguration.central(), List.of(region)));
  }

  private String region(YamlValue value) {
    String name = value.text();
    if (!RegionNames.isKnown(name)) {
      throw value.refuse(
          "\"%s\" is not a Region that this version of the AWS CDK knows".formatted(name),
          RegionNames.guess(name)
              + "Names look like eu-west-1; for a Region that is new, use a newer aws-cdk-lib");
    }
    if (!regions.add(name)) {
      throw value.refuse("Region " + name + " is declared twice", "Name each Region once");
    }
    return name;
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).toList();
  }
}
