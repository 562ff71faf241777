package io.github.cdksecurityhub.cli.assembly;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdksecurityhub.cli.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code cdk synth} wrote.
 *
 * @param stacks its stacks, those of stages too; each behind those that it depends on
 */
public record CloudAssembly(List<AssemblyStack> stacks) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Keeps a copy of the list.
   *
   * @param stacks in an order in which they could be deployed
   */
  public CloudAssembly {
    stacks = List.copyOf(stacks);
  }

  /**
   * Reads the manifest, those of stages, and the template of each stack.
   *
   * @param folder what {@code cdk synth} wrote, {@code cdk.out} by default
   * @return all of its stacks
   * @throws CommandException where there is no manifest, or a file is missing or not JSON; it names
   *     the file
   */
  public static CloudAssembly read(Path folder) throws CommandException {
    if (!Files.isRegularFile(folder.resolve("manifest.json"))) {
      throw new CommandException(
          "There is no cloud assembly in "
              + folder
              + ": it has no manifest.json. Run `cdk synth`, or name the folder that it wrote to.");
    }
    List<AssemblyStack> stacks = new ArrayList<>();
    collect(folder, stacks);
    return new CloudAssembly(stacks);
  }

  private static void collect(Path folder, List<AssemblyStack> stacks) throws CommandException {
    JsonNode artifacts = json(folder.resolve("manifest.json")).path("artifacts");
    Set<String> done = new HashSet<>();
    for (Map.Entry<String, JsonNode> each : artifacts.properties()) {
      collect(folder, artifacts, each.getKey(), done, stacks);
    }
  }

  private static void collect(
      Path folder, JsonNode artifacts, String id, Set<String> done, List<AssemblyStack> stacks)
      throws CommandException {
    if (!done.add(id)) {
      return;
    }
    JsonNode artifact = artifacts.path(id);
    for (JsonNode dependency : artifact.path("dependencies")) {
      collect(folder, artifacts, dependency.asText(), done, stacks);
    }
    String type = artifact.path("type").asText();
    if (type.equals("aws:cloudformation:stack")) {
      stacks.add(stack(folder, id, artifact));
    } else if (type.equals("cdk:cloud-assembly")) {
      collect(folder.resolve(artifact.path("properties").path("directoryName").asText()), stacks);
    }
  }

  private static AssemblyStack stack(Path folder, String id, JsonNode artifact)
      throws CommandException {
    JsonNode properties = artifact.path("properties");
    String file = properties.path("templateFile").asText();
    if (file.isEmpty()) {
      throw new CommandException(
          "Cannot read the stack " + id + " in " + folder + ": its manifest names no template.");
    }
    return new AssemblyStack(
        id,
        properties.path("stackName").asText(id),
        artifact.path("displayName").asText(id),
        StackEnvironment.parse(artifact.path("environment").asText()),
        new StackTemplate(json(folder.resolve(file)), folder));
  }

  /** Reads a file of the assembly. */
  static JsonNode json(Path file) throws CommandException {
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(file));
      if (!json.isObject()) {
        throw new CommandException("Cannot read " + file + ": it is not a JSON object.");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new CommandException(
          "Cannot read "
              + file
              + ": it is not JSON, at line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + ". Run `cdk synth` again.",
          e);
    } catch (NoSuchFileException e) {
      throw new CommandException(
          "Cannot read " + file + ": there is no such file. Run `cdk synth` again.", e);
    } catch (IOException e) {
      throw new CommandException("Cannot read " + file + ": " + e.getMessage() + ".", e);
    }
  }

  /**
   * {@return the stacks that are named, in the assembly's order}
   *
   * @param names names in CloudFormation, paths in the app or artifact ids; none for all stacks
   * @throws CommandException where a name fits none
   */
  public List<AssemblyStack> select(List<String> names) throws CommandException {
    for (String name : names) {
      if (stacks.stream().noneMatch(stack -> stack.isNamedBy(Set.of(name)))) {
        throw new CommandException(
            "The assembly has no stack " + name + "; it has " + known() + ".");
      }
    }
    Set<String> wanted = new LinkedHashSet<>(names);
    return stacks.stream().filter(each -> names.isEmpty() || each.isNamedBy(wanted)).toList();
  }

  private String known() {
    return stacks.isEmpty()
        ? "none"
        : stacks.stream().map(AssemblyStack::displayName).collect(Collectors.joining(", "));
  }
}
