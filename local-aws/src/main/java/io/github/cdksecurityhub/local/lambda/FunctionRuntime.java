package io.github.cdksecurityhub.local.lambda;

import java.nio.file.Path;
import java.util.List;

/**
 * What runs a function's code in a JVM of its own.
 *
 * @param jvmOptions options of that JVM
 * @param classPath the classes that are there beside the function's
 * @param mainClass the class that asks for events
 */
record FunctionRuntime(List<String> jvmOptions, String classPath, String mainClass) {
  /**
   * Unpacks it.
   *
   * @param scratch a folder for what has to be unpacked
   * @throws IllegalStateException where it does not run on this machine
   */
  static FunctionRuntime unpack(RuntimeKind kind, Path scratch) {
    if (kind == RuntimeKind.JAVA) {
      return JavaRuntime.unpack(scratch);
    }
    if (!RuntimeKind.isLinux()) {
      throw new IllegalStateException(
          "Cannot run functions with AWS's runtime interface client: it needs Linux. Leave out"
              + " -Dlocal.runtime=aws.");
    }
    return RuntimeInterfaceClient.unpack(scratch);
  }
}
