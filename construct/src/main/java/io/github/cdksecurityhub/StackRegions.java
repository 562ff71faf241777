package io.github.cdksecurityhub;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.constructs.DependencyGroup;
import software.constructs.IConstruct;
import software.constructs.IDependable;

/** What a stack declares, Region by Region, for whatever concerns all of it. */
final class StackRegions {
  private final Map<TargetRegion, OrganizationConfiguration> declared = new LinkedHashMap<>();
  private final DependencyGroup resources = new DependencyGroup();
  private final DependencyGroup own = new DependencyGroup();

  void add(TargetRegion target, OrganizationConfiguration configuration, IConstruct resource) {
    declared.put(target, configuration);
    resources.add(resource);
  }

  /** The resource of the stack's own Region, empty where the stack doesn't declare that. */
  DependencyGroup own() {
    return own;
  }

  /** All resources, those included that are declared later. */
  IDependable resources() {
    return resources;
  }

  /** What the drift function reads: {@code us-east-1=LOCAL,true,DEFAULT;eu-west-1=CENTRAL}. */
  String encoded() {
    return declared.entrySet().stream()
        .map(each -> each.getKey().value() + "=" + encoded(each.getValue()))
        .collect(Collectors.joining(";"));
  }

  private static String encoded(OrganizationConfiguration configuration) {
    return String.join(",", configuration.properties().values());
  }
}
