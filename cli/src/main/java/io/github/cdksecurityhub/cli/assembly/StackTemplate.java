package io.github.cdksecurityhub.cli.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a template declares of ours.
 *
 * @param folder where the templates of its nested stacks are
 * @param within the files of the nested stacks that it is in, its own included
 */
public record StackTemplate(JsonValue json, Path folder, Set<String> within) {
  private static final String NESTED = "AWS::CloudFormation::Stack";

  public StackTemplate(JsonValue json, Path folder) {
    this(json, folder, Set.of());
  }

  public Map<String, JsonValue> nested() {
    return resources(each -> each.path("Type").text().equals(NESTED));
  }

  public JsonValue resource(String logicalId) {
    return json.path("Resources").path(logicalId);
  }

  /** Returns the declarations that are wanted, by logical id, in the template's order. */
  public Map<String, JsonValue> resources(Predicate<JsonValue> wanted) {
    Map<String, JsonValue> resources = json.path("Resources").members();
    resources.values().removeIf(wanted.negate());
    return resources;
  }

  /** Returns the SHA-256 of it and of those nested in it. */
  public String digest() {
    StringBuilder all = new StringBuilder(json.toString());
    nested().keySet().stream()
        .filter(each -> !file(each).isEmpty())
        .forEach(each -> all.append(nested(each).digest()));
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(all.toString().getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fails with {@link UnreadableException} where the assembly doesn't have it. */
  public StackTemplate nested(String logicalId) {
    String file = file(logicalId);
    if (file.isEmpty()) {
      throw new UnreadableException(
          "the assembly doesn't name the file of its template, which is so without asset metadata"
              + " (the CDK's default), and of a template that is elsewhere",
          null);
    }
    if (!file.matches("[^/\\\\\\p{Cntrl}]+") || file.equals("..")) {
      throw unreadable(logicalId, "its template " + file + " is outside of the assembly.");
    }
    if (within.contains(file)) {
      throw unreadable(
          logicalId, "its template " + file + " is nested in itself. Run `cdk synth` again.");
    }
    Set<String> files = new HashSet<>(within);
    files.add(file);
    return new StackTemplate(CloudAssembly.json(folder.resolve(file)), folder, Set.copyOf(files));
  }

  private String file(String logicalId) {
    return resource(logicalId).path("Metadata").path("aws:asset:path").text();
  }

  private static CommandException unreadable(String nested, String why) {
    return new CommandException("Cannot read the nested stack " + nested + ": " + why);
  }
}
