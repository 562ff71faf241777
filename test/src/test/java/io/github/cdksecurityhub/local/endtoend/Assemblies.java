package io.github.cdksecurityhub.local.endtoend;

import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.run.Examples;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The examples, each synthesized once for all tests of this JVM. */
public final class Assemblies {

  private static final Map<String, CloudAssembly> SYNTHESIZED = new HashMap<>();

  private Assemblies() {}

  /** In the build's own folder: it is there as long as any test may need it. */
  public static synchronized CloudAssembly of(String example) throws InterruptedException {
    CloudAssembly known = SYNTHESIZED.get(example);
    if (known != null) {
      return known;
    }
    CloudAssembly assembly = Examples.synthesize(example, place(example));
    SYNTHESIZED.put(example, assembly);
    return assembly;
  }

  /** Where the CDK wrote an example. */
  static Path folder(String example) throws InterruptedException {
    of(example);
    return place(example);
  }

  private static Path place(String example) {
    return Path.of("target", "assemblies", example).toAbsolutePath();
  }
}
