package io.github.cdksecurityhub.internal.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/** The handler as it travels: a jar inside the construct's own jar. */
public record HandlerJar(String resource) {
  public static final HandlerJar EMBEDDED = new HandlerJar("io/github/cdksecurityhub/handler.jar");

  private static final String NO_STAGING = "aws:cdk:disable-asset-staging";

  /**
   * Makes something of the handler's code, in the scope that it is for.
   *
   * <p>The CDK takes files, so the jar is unpacked to one. It is hashed by its content and copied
   * into the assembly while the function is constructed, so it can go right after; unless copying
   * is switched off ({@code cdk synth --no-staging}), and the assembly points to it.
   */
  public <T> T use(Construct scope, Function<Code, T> user) {
    try {
      Path folder = Files.createTempDirectory("securityhub-organization");
      Path jar = folder.resolve("handler.jar");
      try {
        unpack(jar);
        return user.apply(Code.fromAsset(jar.toString()));
      } finally {
        Object notCopied = scope.getNode().tryGetContext(NO_STAGING);
        if (notCopied == null || Boolean.FALSE.equals(notCopied)) {
          Files.deleteIfExists(jar);
          Files.delete(folder);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack the handler to a temporary file", e);
    }
  }

  private void unpack(Path jar) throws IOException {
    try (InputStream in = HandlerJar.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            ("Cannot find the handler: %s is not on the class path. It is built and embedded by"
                    + " `mvn package` (not by `mvn compile` or an IDE): run it at the root of the"
                    + " project, or depend on the published artifact.")
                .formatted(resource));
      }
      Files.copy(in, jar);
    }
  }
}
