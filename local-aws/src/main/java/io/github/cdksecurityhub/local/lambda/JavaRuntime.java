package io.github.cdksecurityhub.local.lambda;

import io.github.cdksecurityhub.local.lambda.runtime.RuntimeLoop;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A loop of ours around the Runtime API, for machines that AWS's client does not run on. */
final class JavaRuntime {
  /** Its classes: a function finds no other of ours beside its own. */
  private static final List<String> CLASSES =
      List.of("RuntimeLoop", "Handler", "EventContext", "EventLogger", "JsonText");

  private JavaRuntime() {}

  static FunctionRuntime unpack(Path scratch) {
    Path classes = scratch.resolve("java-runtime");
    Path folder = classes.resolve(RuntimeLoop.class.getPackageName().replace('.', '/'));
    try {
      Files.createDirectories(folder);
      for (String name : CLASSES) {
        try (InputStream in = RuntimeLoop.class.getResourceAsStream(name + ".class")) {
          Files.copy(in, folder.resolve(name + ".class"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack the runtime into " + scratch, e);
    }
    String classPath =
        RuntimeJars.classPath(
            Stream.of(
                classes, RuntimeJars.CORE.file(scratch), RuntimeJars.SERIALIZATION.file(scratch)));
    return new FunctionRuntime(List.of(), classPath, RuntimeLoop.class.getName());
  }
}
