package io.github.cdksecurityhub.local.lambda;

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
 * AWS's runtime interface client: what runs a function's code on Lambda.
 *
 * <p>Its native library is unpacked once. Left to itself every instance unpacks it to one file of
 * the machine, and instances that start together crash.
 */
final class RuntimeInterfaceClient {
  private static final String MAIN_CLASS =
      "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final String NATIVE_LIBRARY_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private RuntimeInterfaceClient() {}

  static FunctionRuntime unpack(Path scratch) {
    List<Path> jars = Stream.of(RuntimeJars.values()).map(jar -> jar.file(scratch)).toList();
    Path library = library(jars.get(RuntimeJars.CLIENT.ordinal()), scratch);
    return new FunctionRuntime(
        List.of("-D" + NATIVE_LIBRARY_PROPERTY + "=" + library),
        RuntimeJars.classPath(jars.stream()),
        MAIN_CLASS);
  }

  private static Path library(Path jar, Path scratch) {
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
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack " + name + " from " + jar, e);
    }
  }

  private static String processor() {
    String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return name.equals("aarch64") ? "aarch_64" : "x86_64";
  }
}
