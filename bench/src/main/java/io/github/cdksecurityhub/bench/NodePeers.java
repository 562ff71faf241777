package io.github.cdksecurityhub.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.lambda.FunctionDefinition;
import io.github.cdksecurityhub.local.run.Command;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * CDK's own handler behind {@code AwsCustomResource}, as the CDK synthesizes it, in Node under a
 * runtime loop of its own.
 *
 * @param folder where all of it is
 * @param properties what the CDK declares
 * @param bytes the size of the handler
 */
record NodePeers(Path folder, ObjectNode properties, long bytes) {
  /** What replaces the SDK that Lambda's Node runtime brings. */
  private static final String SDK = "@aws-sdk/client-securityhub@3.1108.0";

  private static final String TYPE = "Custom::AWS";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Gets the SDK and lays out the handler.
   *
   * @throws IOException when Node, npm or the package can't be had
   */
  static NodePeers prepare(Path folder, CloudAssembly assembly)
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("task"));
    Path runtime = Files.createDirectories(folder.resolve("runtime"));
    if (!Files.exists(runtime.resolve("node_modules/@aws-sdk/client-securityhub"))) {
      Command.of("npm", "install", SDK, "--no-save", "--no-package-lock", "--prefix", ".")
          .in(runtime)
          .run()
          .succeeded();
    }
    Path asset =
        assembly.assets().values().stream().filter(Files::isDirectory).findFirst().orElseThrow();
    String handler = Files.readString(asset.resolve("index.js"));
    // It installs into /tmp, which is the function's own on Lambda and shared here.
    Files.writeString(
        folder.resolve("task/index.js"), handler.replace("/tmp", tmp(folder).toString()));
    try (InputStream loop = NodePeers.class.getResourceAsStream("runtime-loop.js")) {
      Files.write(folder.resolve("runtime-loop.js"), loop.readAllBytes());
    }
    Path command = command(folder);
    Files.writeString(
        command,
        "#!/bin/sh\nexec \"" + node() + "\" \"" + folder.resolve("runtime-loop.js") + "\"\n");
    if (!command.toFile().setExecutable(true)) {
      throw new IOException("Cannot make " + command + " executable");
    }
    ObjectNode template = assembly.template("AwsCustomResource").copy();
    return new NodePeers(folder, declared(template), Files.size(asset.resolve("index.js")));
  }

  private static ObjectNode declared(JsonNode template) throws IOException {
    for (JsonNode resource : template.path("Resources")) {
      if (resource.path("Type").asText().equals(TYPE)) {
        return (ObjectNode) resource.path("Properties");
      }
    }
    throw new IOException("The CDK declares no " + TYPE);
  }

  private static Path command(Path folder) {
    return folder.resolve("node-runtime");
  }

  private static Path tmp(Path folder) {
    return folder.resolve("tmp");
  }

  private static Path node() throws IOException {
    for (String entry : System.getenv("PATH").split(File.pathSeparator)) {
      Path node = Path.of(entry, "node");
      if (Files.isExecutable(node)) {
        return node;
      }
    }
    throw new IOException("There is no node on the PATH");
  }

  /** Lambda's own variables for Node, and where npm gets its packages from on this machine. */
  Map<String, String> variables(Map<String, String> common) {
    Map<String, String> variables = new LinkedHashMap<>(common);
    variables.put("NODE_PATH", folder.resolve("runtime/node_modules").toString());
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.toLowerCase(java.util.Locale.ROOT).startsWith("npm_config_")) {
                variables.put(name, value);
              }
            });
    Path settings = Path.of(System.getProperty("user.home"), ".npmrc");
    if (Files.exists(settings)) {
      variables.put("NPM_CONFIG_USERCONFIG", settings.toString());
    }
    return variables;
  }

  Peer peer(
      String key,
      String label,
      String installs,
      BiFunction<String, Path, FunctionDefinition> definition)
      throws IOException {
    ObjectNode own = properties.deepCopy();
    own.put("ServiceToken", "x").put("InstallLatestAwsSdk", installs);
    return new Peer(
        key,
        label,
        definition.apply("index.handler", folder.resolve("task")),
        command(folder),
        JSON.writeValueAsString(own),
        bytes,
        this::emptyTmp);
  }

  private void emptyTmp() throws IOException {
    Path tmp = tmp(folder);
    if (Files.exists(tmp)) {
      try (Stream<Path> files = Files.walk(tmp)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(tmp);
  }
}
