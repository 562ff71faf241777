package io.github.cdksecurityhub.cli.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.cli.console.CommandException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a template declares of ours.
 *
 * @param json the template
 * @param folder where the templates of its nested stacks are
 */
public record StackTemplate(JsonNode json, Path folder) {
  private static final String NESTED = "AWS::CloudFormation::Stack";

  /** Returns the nested stacks' declarations by logical id, in the template's order. */
  public Map<String, JsonNode> nested() {
    return resources(each -> each.path("Type").asText().equals(NESTED));
  }

  /** Returns the declarations that are wanted, by logical id, in the template's order. */
  public Map<String, JsonNode> resources(Predicate<JsonNode> wanted) {
    Map<String, JsonNode> resources = new LinkedHashMap<>();
    json.path("Resources")
        .properties()
        .forEach(
            each -> {
              if (wanted.test(each.getValue())) {
                resources.put(each.getKey(), each.getValue());
              }
            });
    return resources;
  }

  /** Returns the template of a nested stack. */
  public StackTemplate nested(String logicalId) {
    String file =
        json.path("Resources").path(logicalId).path("Metadata").path("aws:asset:path").asText();
    if (file.isEmpty()) {
      throw new CommandException(
          "Cannot read the nested stack "
              + logicalId
              + ": the assembly doesn't name the file of its template. Synthesize with asset"
              + " metadata (the CDK's default), then plan again.");
    }
    if (file.matches("[^/\\\\\\p{Cntrl}]+") && !file.equals("..")) {
      return new StackTemplate(CloudAssembly.json(folder.resolve(file)), folder);
    }
    throw new CommandException(
        "Cannot read the nested stack "
            + logicalId
            + ": its template "
            + file
            + " is outside of the assembly.");
  }
}
