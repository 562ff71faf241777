package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.regions.RegionNames;
import io.github.cdksecurityhub.internal.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads names of Regions, each of which is named once. */
final class RegionsYaml {
  private final Set<String> seen = new HashSet<>();

  List<String> readAll(YamlValue list) {
    List<String> names = new ArrayList<>();
    list.entries().forEach(entry -> names.add(read(entry)));
    return names;
  }

  String read(YamlValue value) {
    String name = value.text();
    if (!RegionNames.isKnown(name)) {
      throw value.refuse(
          "\"%s\" is not a Region that this version of the AWS CDK knows".formatted(name),
          RegionNames.guess(name)
              + "Names look like eu-west-1; for a Region that is new, use a newer aws-cdk-lib");
    }
    if (!seen.add(name)) {
      throw value.refuse("Region " + name + " is declared twice", "Name each Region once");
    }
    return name;
  }
}
