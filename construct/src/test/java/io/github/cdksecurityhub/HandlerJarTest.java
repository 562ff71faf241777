package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.internal.function.HandlerJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.AssetCode;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;

class HandlerJarTest {
  /** Any resource will do: this class itself is one. */
  private static final String RESOURCE = "io/github/cdksecurityhub/HandlerJarTest.class";

  @ParameterizedTest
  @ValueSource(strings = {"aws:cdk:disable-asset-staging", "another"})
  void theJarIsCopiedIntoTheAssemblyAndTheTemporaryFileGoes(String context) {
    TestApp app = new TestApp(FeatureFlags.NONE, Map.of(context, false));
    Path temporary = use(app.stack("Stack"));

    Path assembly = Path.of(app.app().synth().getDirectory());

    assertThat(temporary).doesNotExist();
    assertThat(temporary.getParent()).doesNotExist();
    assertThat(assembly.toFile().list()).anyMatch(name -> name.matches("asset\\.\\w+\\.jar"));
  }

  @Test
  void theSameBytesAreTheSameAssetFromWhicheverTemporaryFile() {
    Stack once = TestApp.withoutFlags().stack("Stack");
    Stack again = TestApp.withoutFlags().stack("Stack");

    assertThat(use(once)).isNotEqualTo(use(again));
    assertThat(SynthesizedStack.of(again).template())
        .isEqualTo(SynthesizedStack.of(once).template());
  }

  @Test
  void theFileStaysWhereTheAssemblyPointsToIt() throws IOException {
    Map<String, Object> noStaging = Map.of("aws:cdk:disable-asset-staging", true);

    Path temporary = use(new TestApp(FeatureFlags.NONE, noStaging).stack("Stack"));

    assertThat(temporary).exists();
    Files.delete(temporary);
    Files.delete(temporary.getParent());
  }

  @Test
  void aMissingJarNamesTheCommandThatBuildsIt() {
    Stack stack = TestApp.withoutFlags().stack("Stack");
    HandlerJar missing = new HandlerJar("io/github/cdksecurityhub/missing.jar");

    assertThatThrownBy(() -> missing.use(stack, code -> code))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("io/github/cdksecurityhub/missing.jar", "`mvn package`");
  }

  /** Makes a function of the jar, and says where the temporary file was. */
  private static Path use(Stack stack) {
    return new HandlerJar(RESOURCE)
        .use(
            stack,
            code -> {
              Function.Builder.create(stack, "Function")
                  .runtime(Runtime.JAVA_25)
                  .handler("any")
                  .code(code)
                  .build();
              return Path.of(((AssetCode) code).getPath());
            });
  }
}
