package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.assembly.AssemblyStack;
import io.github.cdksecurityhub.cli.assembly.DeployedStack;
import io.github.cdksecurityhub.cli.assembly.DeployedStacks;
import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.console.JsonText;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import io.github.cdksecurityhub.lambda.template.StackEnvironment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code cdk import --resource-mapping} would import, so that it counts as deployed. */
record Imports(Path file, Map<String, String> ids) {
  /** Reads what {@code init --import-mapping} writes. */
  static Imports read(Path file) {
    Map<String, String> ids = new TreeMap<>();
    JsonValue mapping = JsonText.read(file, "import mapping");
    mapping
        .members()
        .forEach(
            (id, identifier) ->
                ids.put(id, identifier.member().map(only -> only.getValue().text()).orElse("")));
    if (!mapping.isObject() || ids.containsValue("")) {
      throw new CommandException(
          "The file " + file + " is no import mapping. Make it with init --import-mapping.");
    }
    return new Imports(file, ids);
  }

  /** An import is of one stack, which declares all that is imported. */
  void requireOneStack(List<AssemblyStack> stacks) {
    for (String logicalId : ids.keySet()) {
      long count = stacks.stream().filter(stack -> declares(stack, logicalId)).count();
      if (count != 1) {
        throw new CommandException(
            "%s is in %s, and %s. An import is of one stack: choose it with --stack."
                .formatted(
                    logicalId,
                    file,
                    count == 0
                        ? "no stack that is planned declares it as what can be imported"
                        : count + " stacks that are planned declare it"));
      }
    }
  }

  boolean isInto(AssemblyStack stack) {
    return ids.keySet().stream().anyMatch(id -> declares(stack, id));
  }

  private static boolean declares(AssemblyStack stack, String logicalId) {
    return ResourceType.of(stack.template().resource(logicalId))
        .filter(type -> type != ResourceType.ORGANIZATION_CONFIGURATION)
        .isPresent();
  }

  /** Returns CloudFormation as it would be after the import into this stack. */
  DeployedStacks into(AssemblyStack stack, StackEnvironment environment, DeployedStacks deployed) {
    Map<String, String> here = new HashMap<>(ids);
    here.keySet().removeIf(id -> !declares(stack, id));
    return (region, name) -> {
      Optional<DeployedStack> found = deployed.find(region, name);
      if (!name.equals(stack.name())) {
        return found;
      }
      String id = StackIds.notDeployed(name, environment);
      return Optional.of(imported(found.orElse(DeployedStack.none(id)), stack, here));
    };
  }

  private static DeployedStack imported(
      DeployedStack stack, AssemblyStack declared, Map<String, String> more) {
    JsonValue resources = stack.template().path("Resources");
    for (String id : more.keySet()) {
      if (!stack.physicalIds().containsKey(id)) {
        resources = resources.with(id, declared.template().resource(id));
      }
    }
    Map<String, String> all = new HashMap<>(more);
    all.putAll(stack.physicalIds());
    return new DeployedStack(
        stack.stackId(), stack.status(), stack.template().with("Resources", resources), all);
  }
}
