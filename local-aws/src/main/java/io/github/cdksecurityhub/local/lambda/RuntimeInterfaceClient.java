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
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * AWS's runtime interface client, as the build copies it: what runs a function's code on Lambda.
 *
 * @param classPath its jars and nothing else
 * @param nativeLibrary its native library, unpacked once. Left to itself every instance unpacks it
 *     to one file of the machine, and instances that start together crash
 */
record RuntimeInterfaceClient(String classPath, Path nativeLibrary) {

  static final String MAIN_CLASS = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  static final String NATIVE_LIBRARY_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  /** Finds the jars beside this class's own folder and unpacks the library into {@code scratch}. */
  static RuntimeInterfaceClient unpack(Path scratch) {
    List<Path> jars = jars(folder());
    Path client =
        jars.stream()
            .filter(jar -> jar.getFileName().toString().contains("runtime-interface-client"))
            .findFirst()
            .orElseThrow(() -> missing(folder()));
    String classPath =
        jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    return new RuntimeInterfaceClient(classPath, library(client, scratch));
  }

  private static Path folder() {
    try {
      Path classes =
          Path.of(
              RuntimeInterfaceClient.class
                  .getProtectionDomain()
                  .getCodeSource()
                  .getLocation()
                  .toURI());
      return classes.resolveSibling("runtime-interface-client");
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot tell where this class was loaded from", e);
    }
  }

  private static List<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw missing(folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
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

  private static IllegalStateException missing(Path folder) {
    return new IllegalStateException(
        "Cannot run functions: AWS's runtime interface client is not in "
            + folder
            + ". Run `mvn package` first, which copies it there.");
  }
}
