package io.github.cdksecurityhub.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the CDK synthesized: templates by stack name, and the files behind their assets.
 *
 * @param templates the templates by stack name, each after those that it depends on
 * @param assets the assets' files and folders by the object key that templates use
 */
public record CloudAssembly(Map<String, Template> templates, Map<String, Path> assets) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads the folder that {@code cdk synth} wrote. */
  public static CloudAssembly read(Path folder) {
    Map<String, Template> templates = new LinkedHashMap<>();
    Map<String, Path> assets = new LinkedHashMap<>();
    JsonNode artifacts = json(folder.resolve("manifest.json")).path("artifacts");
    for (String id : inOrder(artifacts)) {
      JsonNode artifact = artifacts.path(id);
      JsonNode properties = artifact.path("properties");
      String type = artifact.path("type").asText();
      if (type.equals("aws:cloudformation:stack")) {
        String name = properties.path("stackName").asText(id);
        templates.put(name, template(folder, properties));
      } else if (type.equals("cdk:asset-manifest")) {
        assets.putAll(files(folder, properties.path("file").asText()));
      }
    }
    return new CloudAssembly(templates, assets);
  }

  /** The artifacts' ids, each after those that it depends on. */
  private static Set<String> inOrder(JsonNode artifacts) {
    Set<String> ordered = new LinkedHashSet<>();
    artifacts.fieldNames().forEachRemaining(id -> add(id, artifacts, ordered, new HashSet<>()));
    return ordered;
  }

  private static void add(
      String id, JsonNode artifacts, Set<String> ordered, Set<String> underWay) {
    if (underWay.add(id)) {
      artifacts
          .path(id)
          .path("dependencies")
          .forEach(other -> add(other.asText(), artifacts, ordered, underWay));
      ordered.add(id);
    }
  }

  private static Template template(Path folder, JsonNode properties) {
    return Template.parse(
        json(folder.resolve(properties.path("templateFile").asText())).toString());
  }

  private static Map<String, Path> files(Path folder, String manifest) {
    Map<String, Path> files = new LinkedHashMap<>();
    json(folder.resolve(manifest))
        .path("files")
        .forEach(
            file ->
                file.path("destinations")
                    .forEach(
                        destination ->
                            files.put(
                                destination.path("objectKey").asText(),
                                folder.resolve(file.path("source").path("path").asText()))));
    return files;
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException("Cannot read " + file + ": there is no such file.", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** The only template, or the one of that stack. */
  public Template template(String stackName) {
    Template template = templates.get(stackName);
    if (template == null) {
      throw new IllegalArgumentException(
          "The assembly has no stack " + stackName + ", only " + templates.keySet());
    }
    return template;
  }
}
