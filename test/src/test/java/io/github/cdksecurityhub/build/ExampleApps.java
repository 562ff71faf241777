package io.github.cdksecurityhub.build;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the apps of several examples in one process; the assembly of each has its app's name. */
final class ExampleApps {
  private ExampleApps() {}

  /** Prints why an app fails, and goes on with the next. */
  public static void main(String[] mainClasses) throws Exception {
    Path assembly = Path.of(System.getenv("CDK_OUTDIR"));
    for (String name : mainClasses) {
      try {
        Class.forName(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        Files.move(assembly, assembly.resolveSibling(name));
      } catch (InvocationTargetException e) {
        System.err.println(name + ": " + e.getCause().getMessage());
      }
    }
  }
}
