package io.github.cdksecurityhub.local.lambda;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** AWS's jars that functions run with, and nothing else of ours beside them. */
enum RuntimeJars {
  /** AWS's runtime interface client. */
  CLIENT(
      "aws-lambda-java-runtime-interface-client",
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda"),
  /** The interfaces that handlers implement. */
  CORE("aws-lambda-java-core", "com.amazonaws.services.lambda.runtime.Context"),
  /** What makes objects of events. */
  SERIALIZATION(
      "aws-lambda-java-serialization",
      "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer"),
  /** What the client shares with the SDK. */
  UTILS("utils-lite", "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

  private final String artifact;
  private final String type;

  RuntimeJars(String artifact, String type) {
    this.artifact = artifact;
    this.type = type;
  }

  /** A class path of some of them. */
  static String classPath(Stream<Path> jars) {
    return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** The jar: unpacked out of the program, which holds it as it is, or from the class path. */
  Path file(Path scratch) {
    return insideTheProgram(scratch).orElseGet(this::onTheClassPath);
  }

  private Optional<Path> insideTheProgram(Path scratch) {
    String name = artifact + ".jar";
    try (InputStream in =
        RuntimeJars.class.getResourceAsStream("/runtime-interface-client/" + name)) {
      if (in == null) {
        return Optional.empty();
      }
      Files.copy(in, scratch.resolve(name));
      return Optional.of(scratch.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack " + name + " into " + scratch, e);
    }
  }

  private Path onTheClassPath() {
    try {
      Class<?> found = Class.forName(type, false, RuntimeJars.class.getClassLoader());
      return Path.of(found.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(
          "Cannot run functions: com.amazonaws:aws-lambda-java-runtime-interface-client is not on"
              + " the class path with all that it needs ("
              + type
              + " is missing).",
          e);
    }
  }
}
