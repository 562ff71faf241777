package io.github.cdksecurityhub.cli.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.cli.console.CommandException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

  /** Returns the SHA-256 of it and of those nested in it. */
  public String digest() {
    StringBuilder all = new StringBuilder(json.toString());
    nested().keySet().forEach(each -> all.append(nested(each).digest()));
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(all.toString().getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the template of a nested stack. */
  public StackTemplate nested(String logicalId) {
    String file =
        json.path("Resources").path(logicalId).path("Metadata").path("aws:asset:path").asText();
    if (file.isEmpty()) {
      throw unreadable(
          logicalId,
          "the assembly doesn't name the file of its template. Synthesize with asset metadata (the"
              + " CDK's default), then plan again.");
    }
    if (file.matches("[^/\\\\\\p{Cntrl}]+") && !file.equals("..")) {
      return new StackTemplate(CloudAssembly.json(folder.resolve(file)), folder);
    }
    throw unreadable(logicalId, "its template " + file + " is outside of the assembly.");
  }

  private static CommandException unreadable(String nested, String why) {
    return new CommandException("Cannot read the nested stack " + nested + ": " + why);
  }
}
