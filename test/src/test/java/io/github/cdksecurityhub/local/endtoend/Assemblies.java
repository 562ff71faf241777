package io.github.cdksecurityhub.local.endtoend;

import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.lambda.TaskFolder;
import io.github.cdksecurityhub.local.run.Examples;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The examples, synthesized once for all tests of this JVM, and their function unpacked once. */
public final class Assemblies {
  private static final List<String> MOST_USED =
      List.of("central", "drift", "local", "organization", "regions");
  private static final Path FOLDER = Path.of("target", "assemblies").toAbsolutePath();

  private static final Map<String, CloudAssembly> SYNTHESIZED = new HashMap<>();

  /** By the asset's file name, which is its hash: the examples have the same function. */
  private static final Map<Path, Path> UNPACKED = new HashMap<>();

  private Assemblies() {}

  /** In the build's own folder: it is there as long as any test may need it. */
  public static synchronized CloudAssembly of(String example) throws InterruptedException {
    if (!SYNTHESIZED.containsKey(example)) {
      List<String> names = MOST_USED.contains(example) ? MOST_USED : List.of(example);
      Examples.synthesize(names, FOLDER);
      for (String name : names) {
        SYNTHESIZED.put(name, unpacked(CloudAssembly.read(FOLDER.resolve(name))));
      }
    }
    return SYNTHESIZED.get(example);
  }

  /** The same, with folders instead of jars: each local Lambda would unpack the jar again. */
  static synchronized CloudAssembly unpacked(CloudAssembly assembly) {
    Map<String, Path> assets = new LinkedHashMap<>(assembly.assets());
    assets.replaceAll((key, file) -> key.endsWith(".jar") ? unpacked(file) : file);
    return new CloudAssembly(assembly.templates(), assets);
  }

  private static Path unpacked(Path jar) {
    return UNPACKED.computeIfAbsent(
        jar.getFileName(),
        name -> TaskFolder.of(jar, Path.of("target", "functions").toAbsolutePath().resolve(name)));
  }

  /** Where the CDK wrote an example. */
  public static Path folder(String example) throws InterruptedException {
    of(example);
    return FOLDER.resolve(example);
  }
}
