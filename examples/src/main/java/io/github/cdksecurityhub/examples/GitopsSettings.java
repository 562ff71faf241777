package io.github.cdksecurityhub.examples;

import io.github.cdksecurityhub.PipelineSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import software.constructs.Node;

/**
 * What the examples about GitOps take from the context: {@code -c repository=owner/name}. The
 * defaults are placeholders, which the roles refuse.
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

  /** The repository whose jobs get roles: {@code -c forge=github} or {@code gitlab}. */
  PipelineSource source() {
    String forge = context("forge").orElse("github");
    PipelineSource source =
        switch (forge) {
          case "github" -> PipelineSource.gitHub(repository());
          case "gitlab" -> PipelineSource.gitLab(repository());
          default ->
              throw new IllegalArgumentException(
                  "Cannot trust the forge \"%s\": it is not known. Pass -c forge=github or gitlab."
                      .formatted(forge));
        };
    return source.branch(branch()).environment(context("environment").orElse("production"));
  }

  private String repository() {
    return context("repository").orElse("my-organization/security-hub");
  }

  private String branch() {
    return context("branch").orElse("main");
  }

  /** The forge's identity provider, where the account has it already: there is one per account. */
  Optional<String> identityProvider() {
    return context("identityProvider");
  }

  private Optional<String> context(String key) {
    return Optional.ofNullable(node.tryGetContext(key)).map(String::valueOf);
  }
}
