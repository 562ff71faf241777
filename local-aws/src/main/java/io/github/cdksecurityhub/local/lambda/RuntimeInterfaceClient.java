package io.github.cdksecurityhub.local.lambda;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * AWS's runtime interface client: what runs a function's code on Lambda.
 *
 * @param classPath its jars and nothing else
 * @param nativeLibrary its native library, unpacked once. Left to itself every instance unpacks it
 *     to one file of the machine, and instances that start together crash
 */
record RuntimeInterfaceClient(String classPath, Path nativeLibrary) {

  static final String MAIN_CLASS = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  static final String NATIVE_LIBRARY_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /** One class of each of its jars. */
  private static final List<String> CLASSES =
      List.of(
          MAIN_CLASS,
          "com.amazonaws.services.lambda.runtime.Context",
          "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
          "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

  /** Finds the jars on the class path and unpacks the library into {@code scratch}. */
  static RuntimeInterfaceClient unpack(Path scratch) {
    List<Path> jars = CLASSES.stream().map(RuntimeInterfaceClient::jarOf).toList();
    String classPath =
        jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return new RuntimeInterfaceClient(classPath, library(jars.get(0), scratch));
  }

  private static Path jarOf(String name) {
    try {
      Class<?> type = Class.forName(name, false, RuntimeInterfaceClient.class.getClassLoader());
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(
          "Cannot run functions: AWS's runtime interface client is not on the class path ("
              + name
              + "). Add com.amazonaws:aws-lambda-java-runtime-interface-client to it.",
          e);
    }
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
