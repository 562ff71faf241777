package io.github.cdksecurityhub.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdksecurityhub.bench.peers.CustomResourceApp;
import io.github.cdksecurityhub.bench.peers.FloorHandler;
import io.github.cdksecurityhub.bench.peers.NaiveHandler;
import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.lambda.FunctionDefinition;
import io.github.cdksecurityhub.local.run.Command;
import io.github.cdksecurityhub.local.run.Examples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything that is measured, ready to run. */
final class Peers {
  private static final String DECLARATION =
      """
      {"SchemaVersion":"1","Region":"us-east-1","ConfigurationType":"LOCAL","AutoEnable":"true",\
      "AutoEnableStandards":"DEFAULT","OnDelete":"RESTORE","ServiceToken":"x","ServiceTimeout":"3600"}""";

  private final Path target;
  private final Path java;
  private final Map<String, String> environment;
  private final List<Peer> peers = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  /**
   * Prepares all.
   *
   * @param target the module's build folder
   * @param java what runs Java functions
   * @param arena where they are sent to
   * @param chain what they have to trust
   */
  Peers(Path target, Path java, Arena arena, CertificateChain chain) throws Exception {
    this.target = target;
    this.java = java;
    Path trust = target.resolve("trust.jks");
    Path pem = target.resolve("trust.pem");
    chain.writeTrustStore(trust);
    chain.writePem(pem);
    environment = new LinkedHashMap<>();
    environment.put("AWS_ENDPOINT_URL", arena.endpoint());
    environment.put("NODE_EXTRA_CA_CERTS", pem.toString());
    environment.put("RESPONSE_PORT", Integer.toString(arena.responsePort()));
    environment.put("JAVA_TOOL_OPTIONS", "-Djavax.net.ssl.trustStore=" + trust);
    add(ours());
    add(own("floor", "empty Java handler (the floor)", FloorHandler.class));
    add(own("naive", "naive Java", NaiveHandler.class));
    addNode();
  }

  List<Peer> all() {
    return List.copyOf(peers);
  }

  /** What could not be measured, and why. */
  List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  private void add(Peer peer) {
    peers.add(peer);
  }

  private Peer ours() throws InterruptedException, IOException {
    Path folder = target.resolve("ours");
    Examples.synthesize(List.of("local"), folder);
    CloudAssembly assembly = CloudAssembly.read(folder.resolve("local"));
    JsonNode function = function(assembly.template("SecurityHubOrganization").json());
    Path jar = assembly.assets().get(function.path("Code").path("S3Key").asText());
    Map<String, String> variables = new LinkedHashMap<>(environment);
    function
        .path("Environment")
        .path("Variables")
        .properties()
        .forEach(it -> variables.merge(it.getKey(), it.getValue().asText(), (a, b) -> a + " " + b));
    FunctionDefinition definition =
        definition("ours", function.path("Handler").asText(), jar, variables);
    return new Peer(
        "ours", "ours", definition, java, DECLARATION, Files.size(jar), Peer.Preparation.NONE);
  }

  static JsonNode function(JsonNode template) {
    for (JsonNode resource : template.path("Resources")) {
      JsonNode properties = resource.path("Properties");
      if (properties.path("Handler").asText().contains("CustomResourceHandler")) {
        return properties;
      }
    }
    throw new IllegalStateException("The template has no function of ours");
  }

  /** A class of this module, with the libraries that the build has put into {@code key/lib}. */
  private Peer own(String key, String label, Class<?> handler) throws IOException {
    Path folder = target.resolve(key);
    String name = handler.getName().replace('.', '/') + ".class";
    Files.createDirectories(folder.resolve(name).getParent());
    try (InputStream in = handler.getClassLoader().getResourceAsStream(name)) {
      Files.write(folder.resolve(name), in.readAllBytes());
    }
    long bytes;
    try (Stream<Path> files = Files.walk(folder)) {
      bytes = files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
    FunctionDefinition definition =
        definition(key, handler.getName() + "::handleRequest", folder, environment);
    return new Peer(key, label, definition, java, DECLARATION, bytes, Peer.Preparation.NONE);
  }

  private void addNode() throws Exception {
    try {
      NodePeers node = NodePeers.prepare(target.resolve("node"), synthesizeCustomResource());
      add(
          node.peer(
              "node",
              "AwsCustomResource, the runtime's SDK",
              "false",
              (handler, code) -> definition("node", handler, code, node.variables(environment))));
      add(
          node.peer(
              "install",
              "AwsCustomResource, installing the newest SDK",
              "true",
              (handler, code) ->
                  definition("install", handler, code, node.variables(environment))));
    } catch (IOException | IllegalStateException e) {
      leftOut.add("CDK's AwsCustomResource is left out. " + e.getMessage());
    }
  }

  private CloudAssembly synthesizeCustomResource() throws IOException, InterruptedException {
    Path folder = target.resolve("aws-custom-resource");
    Command.java("-cp", System.getProperty("java.class.path"), CustomResourceApp.class.getName())
        .in(target)
        .with(
            Map.of(
                "CDK_OUTDIR",
                folder.toString(),
                "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION",
                "20"))
        .run()
        .succeeded();
    return CloudAssembly.read(folder);
  }

  private static FunctionDefinition definition(
      String key, String handler, Path code, Map<String, String> variables) {
    return new FunctionDefinition(
        key,
        "arn:aws:lambda:us-east-1:123456789012:function:" + key,
        Arena.REGION,
        handler,
        code,
        1769,
        Duration.ofSeconds(120),
        variables,
        "/aws/lambda/" + key,
        "JSON",
        "arn:aws:iam::123456789012:role/bench");
  }
}
