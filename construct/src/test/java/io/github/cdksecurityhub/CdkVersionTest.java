package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdksecurityhub.internal.CdkVersion;
import org.junit.jupiter.api.Test;

class CdkVersionTest {

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
        .hasMessageContainingAll("Cannot use aws-cdk-lib", "needs 2.263.0 or a newer 2");
  }
}
