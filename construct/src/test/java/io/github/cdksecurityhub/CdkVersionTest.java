package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.internal.CdkVersion;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CdkVersionTest {
  @TempDir Path folder;

  @Test
  void theVersionThatThisIsBuiltWithIsTaken() {
    assertThatCode(() -> CdkVersion.check(CdkVersionTest.class.getClassLoader()))
        .doesNotThrowAnyException();
  }

  @Test
  void anOlderVersionIsRefusedByTheOneThatIsNeeded() {
    ClassLoader withoutRecentTypes = ClassLoader.getPlatformClassLoader();

    assertThatThrownBy(() -> CdkVersion.check(withoutRecentTypes))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(
            "Cannot use aws-cdk-lib of an unknown version: ", "needs 2.235.0 or a newer 2");
  }

  @Test
  void aVersionWhoseFunctionTakesAnotherLogGroupIsRefused() throws Exception {
    compile("software.amazon.awscdk.interfaces.logs", "public interface ILogGroupRef {}");
    compile(
        "software.amazon.awscdk.services.lambda",
        "public class Function { public static class Builder {"
            + " public void logGroup(String older) {} } }");
    compile("software.amazon.awscdk", "public class Stack {}");

    try (URLClassLoader older =
        new URLClassLoader(
            new URL[] {jar("2.100.0").toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      assertThatThrownBy(() -> CdkVersion.check(older))
          .hasMessageContainingAll(
              "Cannot use aws-cdk-lib 2.100.0: ", "needs 2.235.0 or a newer 2");
    }
  }

  private Path jar(String version) throws IOException {
    Path manifest = folder.resolve("MANIFEST.MF");
    Files.writeString(manifest, "Implementation-Version: %s\n".formatted(version));
    Path jar = folder.resolve("aws-cdk-lib.jar");
    int exit =
        java.util.spi.ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "cfm",
                jar.toString(),
                manifest.toString(),
                "-C",
                folder.toString(),
                "software");
    assertThat(exit).isZero();
    return jar;
  }

  private void compile(String packageName, String type) throws Exception {
    Path source = folder.resolve(type.replaceAll(".*?(?:class|interface) (\\w+).*", "$1.java"));
    Files.writeString(source, "package " + packageName + "; " + type);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, "-d", folder.toString(), source.toString())).isZero();
  }
}
