package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The function of the examples, which several test classes run at once. */
class AssembliesTest {
  @TempDir private Path temporary;

  private CloudAssembly assembly() throws IOException {
    Path jar = temporary.resolve(UUID.randomUUID() + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("a.txt"));
      out.write('a');
    }
    return new CloudAssembly(Map.of(), Map.of("function.jar", jar));
  }

  @Test
  void theFunctionIsUnpackedOnceForClassesThatRunAtOnce() throws Exception {
    CloudAssembly assembly = assembly();
    Callable<Path> unpack = () -> Assemblies.unpacked(assembly).assets().get("function.jar");
    Path folder = unpack.call();
    Files.writeString(folder.resolve("a.txt"), "in use");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<Path> each : threads.invokeAll(List.of(unpack, unpack, unpack, unpack))) {
        assertThat(each.get()).isEqualTo(folder);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(folder.resolve("a.txt")).hasContent("in use");
  }
}
