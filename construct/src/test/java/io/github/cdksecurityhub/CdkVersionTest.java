package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.internal.CdkVersion;
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
        .hasMessageContainingAll("Cannot use aws-cdk-lib", "needs 2.226.0 or a newer 2");
  }

  @Test
  void aVersionWithoutTheRuntimeOfTheFunctionIsRefused() throws Exception {
    Path source = folder.resolve("Runtime.java");
    Files.writeString(
        source, "package software.amazon.awscdk.services.lambda; public class Runtime {}");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, "-d", folder.toString(), source.toString())).isZero();

    try (URLClassLoader older =
        new URLClassLoader(
            new URL[] {folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      assertThatThrownBy(() -> CdkVersion.check(older))
          .hasMessageContaining("needs 2.226.0 or a newer 2");
    }
  }
}
