package io.github.cdksecurityhub.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README keeps what it says of itself; {@link SnippetsTest} compiles what it shows. */
class ReadmeTest {
  private static final Pattern FIRST_EXAMPLE =
      Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void theFirstExampleHasTenLines() throws IOException {
    Matcher example = FIRST_EXAMPLE.matcher(Files.readString(Path.of("..", "README.md")));
    assertThat(example.find()).isTrue();

    assertThat(example.group(1).lines()).hasSizeLessThanOrEqualTo(10);
  }
}
