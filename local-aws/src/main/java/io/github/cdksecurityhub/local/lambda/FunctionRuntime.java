package io.github.cdksecurityhub.local.lambda;

import io.github.cdksecurityhub.local.lambda.runtime.RuntimeLoop;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What runs a function's code in a JVM of its own.
 *
 * @param jvmOptions options of that JVM
 * @param classPath the classes that are there beside the function's
 * @param mainClass the class that asks for events
 */
record FunctionRuntime(List<String> jvmOptions, String classPath, String mainClass) {
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.";

  /** The classes of the loop: a function finds no other of ours beside its own. */
  private static final List<String> LOOP =
      List.of("RuntimeLoop", "Handler", "EventContext", "EventLogger", "JsonText");

  /**
   * Unpacks it.
   *
   * @param scratch a folder for what has to be unpacked
   * @throws IllegalStateException where it does not run on this machine
   */
  static FunctionRuntime unpack(RuntimeKind kind, Path scratch) {
    try {
      return kind == RuntimeKind.JAVA ? loop(scratch) : runtimeInterfaceClient(scratch);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack the runtime into " + scratch, e);
    }
  }

  /** A loop of ours around the Runtime API, for machines that AWS's client does not run on. */
  private static FunctionRuntime loop(Path scratch) throws IOException {
    Path classes = scratch.resolve("java-runtime");
    Path folder = classes.resolve(RuntimeLoop.class.getPackageName().replace('.', '/'));
    Files.createDirectories(folder);
    for (String name : LOOP) {
      try (InputStream in = RuntimeLoop.class.getResourceAsStream(name + ".class")) {
        Files.copy(in, folder.resolve(name + ".class"));
      }
    }
    Stream<Path> classPath =
        Stream.of(classes, RuntimeJars.CORE.file(scratch), RuntimeJars.SERIALIZATION.file(scratch));
    return new FunctionRuntime(
        List.of(), RuntimeJars.classPath(classPath), RuntimeLoop.class.getName());
  }

  /**
   * What runs a function's code on Lambda. Its native library is unpacked once: left to itself
   * every instance unpacks it to one file of the machine, and instances that start together crash.
   */
  private static FunctionRuntime runtimeInterfaceClient(Path scratch) throws IOException {
    if (!RuntimeKind.isLinux()) {
      throw new IllegalStateException(
          "Cannot run functions with AWS's runtime interface client: it needs Linux. Leave out"
              + " -Dlocal.runtime=aws.");
    }
    List<Path> jars = Stream.of(RuntimeJars.values()).map(jar -> jar.file(scratch)).toList();
    Path library = library(jars.get(RuntimeJars.CLIENT.ordinal()), scratch);
    return new FunctionRuntime(
        List.of("-D" + CLIENT + "runtimeapi.NativeClient.JNI=" + library),
        RuntimeJars.classPath(jars.stream()),
        CLIENT + "AWSLambda");
  }

  private static Path library(Path jar, Path scratch) throws IOException {
    String name = "jni/libaws-lambda-jni.linux-" + processor() + ".so";
    Path library = scratch.resolve("libaws-lambda-jni.so");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new IOException("The runtime interface client has no " + name);
      }
      try (InputStream in = zip.getInputStream(entry)) {
        Files.copy(in, library);
      }
      return library;
    }
  }

  private static String processor() {
    String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return name.equals("aarch64") ? "aarch_64" : "x86_64";
  }
}
