package io.github.cdksecurityhub.cli.assembly;

import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.cli.console.TextFile;
import io.github.cdksecurityhub.lambda.model.UnreadableException;
import io.github.cdksecurityhub.lambda.template.JsonValue;
import io.github.cdksecurityhub.lambda.template.StackEnvironment;
import io.github.cdksecurityhub.lambda.template.TemplateText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code cdk synth} wrote: all stacks, each behind those that it depends on. */
public record CloudAssembly(List<AssemblyStack> stacks) {
  private static final Pattern ENVIRONMENT =
      Pattern.compile("aws://(?:unknown-[^/]*|([^/]+))/(?:unknown-[^/]*|([^/]+))");
  private static final String AGAIN = ". Run `cdk synth` again.";

  public CloudAssembly {
    stacks = List.copyOf(stacks);
  }

  /** Reads the manifest, those of stages, and the template of each stack. */
  public static CloudAssembly read(Path folder) {
    if (!Files.isRegularFile(folder.resolve("manifest.json"))) {
      throw new CommandException(
          "There is no cloud assembly in %s: it has no manifest.json. Run `cdk synth`, or name the"
                  .formatted(folder)
              + " folder that it wrote to.");
    }
    Manifests manifests = new Manifests(folder);
    manifests.read(Path.of(""));
    return new CloudAssembly(manifests.stacks);
  }

  private static final class Manifests {
    private final Path root;
    private final List<AssemblyStack> stacks = new ArrayList<>();
    private final Set<Path> read = new HashSet<>();

    Manifests(Path root) {
      this.root = root;
    }

    void read(Path folder) {
      if (!read.add(folder)) {
        throw unreadable(root.resolve(folder), "the assembly is nested in itself" + AGAIN, null);
      }
      Path manifest = root.resolve(folder).resolve("manifest.json");
      JsonValue artifacts = json(manifest).path("artifacts");
      if (!artifacts.isObject()) {
        throw unreadable(
            manifest,
            "it is not the manifest of a cloud assembly. Name the folder that `cdk synth` wrote"
                + " to.",
            null);
      }
      Set<String> done = new HashSet<>();
      artifacts.members().keySet().forEach(each -> collect(folder, artifacts, each, done));
    }

    private void collect(Path folder, JsonValue artifacts, String id, Set<String> done) {
      if (!done.add(id)) {
        return;
      }
      JsonValue artifact = artifacts.path(id);
      artifact
          .path("dependencies")
          .forEach(dependency -> collect(folder, artifacts, dependency.text(), done));
      JsonValue properties = artifact.path("properties");
      String type = artifact.path("type").text();
      if (type.equals("aws:cloudformation:stack")) {
        stacks.add(stack(folder, id, artifact));
      } else if (type.equals("cdk:cloud-assembly")) {
        read(inside(folder, properties.path("directoryName").text()));
      }
    }

    private AssemblyStack stack(Path folder, String id, JsonValue artifact) {
      JsonValue properties = artifact.path("properties");
      String file = properties.path("templateFile").text();
      String name = properties.path("stackName").text(id);
      if (file.isEmpty() || name.isEmpty()) {
        throw new CommandException(
            "Cannot read the stack %s in %s: its manifest names no %s."
                .formatted(id, root.resolve(folder), file.isEmpty() ? "template" : "stack"));
      }
      return new AssemblyStack(
          id,
          name,
          artifact.path("displayName").text(id),
          environment(artifact.path("environment").text()),
          new StackTemplate(json(root.resolve(inside(folder, file))), root.resolve(folder)));
    }

    /** Of {@code aws://123456789012/eu-west-1}, with {@code unknown-...} where it is left open. */
    private static StackEnvironment environment(String text) {
      Matcher form = ENVIRONMENT.matcher(text);
      return form.matches()
          ? new StackEnvironment(
              Optional.ofNullable(form.group(1)), Optional.ofNullable(form.group(2)))
          : new StackEnvironment(Optional.empty(), Optional.empty());
    }

    private Path inside(Path folder, String name) {
      try {
        Path path = folder.resolve(name).normalize();
        if (!path.isAbsolute() && !path.startsWith("..")) {
          return path;
        }
      } catch (InvalidPathException e) {
        // No file has that name, so none inside has.
      }
      throw new CommandException(
          "Cannot read %s: the manifest in %s names a file outside of the assembly."
              .formatted(name, root.resolve(folder)));
    }
  }

  static JsonValue json(Path file) {
    try {
      return TemplateText.parse(Files.readString(file));
    } catch (UnreadableException e) {
      throw unreadable(file, e.getMessage() + AGAIN, e);
    } catch (IOException e) {
      throw unreadable(file, TextFile.why(e) + AGAIN, e);
    }
  }

  private static CommandException unreadable(Path file, String why, Exception cause) {
    return new CommandException("Cannot read " + file + ": " + why, cause);
  }

  /** Returns the stacks that are named, in the assembly's order; all where none is. */
  public List<AssemblyStack> select(List<StackName> wanted) {
    for (StackName name : wanted) {
      if (stacks.stream().noneMatch(name::matches)) {
        throw new CommandException(
            "The assembly has no stack " + name.text() + "; it has " + known() + ".");
      }
    }
    return stacks.stream()
        .filter(stack -> wanted.isEmpty() || wanted.stream().anyMatch(name -> name.matches(stack)))
        .toList();
  }

  private String known() {
    return stacks.isEmpty()
        ? "none"
        : stacks.stream().map(AssemblyStack::displayName).collect(Collectors.joining(", "));
  }
}
