package io.github.cdksecurityhub.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import software.constructs.Node;

/**
 * What the examples about GitOps take from the context: {@code -c repository=owner/name}. The
 * defaults are placeholders, for a look at what would be deployed.
 *
 * @param node the app's
 */
record GitopsSettings(Node node) {
  private static final String DECLARATION = "examples/gitops/securityhub-organization.yaml";

  /**
   * The YAML file: {@code -c declaration=FILE}, or the example's wherever in the project we are.
   */
  Path declaration() {
    return context("declaration")
        .map(Path::of)
        .orElseGet(
            () ->
                Stream.of(Path.of(DECLARATION), Path.of("..", DECLARATION))
                    .filter(Files::exists)
                    .findFirst()
                    .orElse(Path.of(DECLARATION)));
  }

  /** Where the pipelines run: {@code -c forge=github} or {@code gitlab}. */
  Forge forge() {
    return Forge.named(context("forge").orElse("github"));
  }

  /** The repository, as the forge names it. */
  String repository() {
    return context("repository").orElse("my-organization/security-hub");
  }

  /** The branch that is deployed. */
  String branch() {
    return plain("branch", "main");
  }

  /** The environment that GitHub's deployments go through, with its protection rules. */
  String environment() {
    return plain("environment", "production");
  }

  /** The forge's identity provider, where the account has it already: there is one per account. */
  Optional<String> identityProvider() {
    return context("identityProvider");
  }

  /** The connection that CodePipeline reads the repository through. */
  String connection() {
    return context("connection")
        .orElse(
            "arn:aws:codeconnections:eu-west-1:123456789012:connection/"
                + "00000000-0000-0000-0000-000000000000");
  }

  /** What tells the CDK's bootstrap roles of one toolkit from another's. */
  String bootstrapQualifier() {
    return context("@aws-cdk/core:bootstrapQualifier").orElse("hnb659fds");
  }

  /** A name that is written into subjects: it must match itself alone. */
  private String plain(String key, String fallback) {
    String name = context(key).orElse(fallback);
    if (!name.matches("[\\w./-]+")) {
      throw new IllegalArgumentException(
          "Cannot trust the %s \"%s\": it has other characters than letters, digits, and ._/-. Pass"
                  .formatted(key, name)
              + " -c %s=NAME without them.".formatted(key));
    }
    return name;
  }

  private Optional<String> context(String key) {
    return Optional.ofNullable(node.tryGetContext(key)).map(String::valueOf);
  }
}
