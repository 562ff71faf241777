package io.github.cdksecurityhub.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows, a reader can paste. */
class ReadmeTest {
  private static final Pattern FIRST_EXAMPLE =
      Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final String IMPORTS =
      """
      import io.github.cdksecurityhub.*;
      import java.util.List;
      import software.amazon.awscdk.*;
      import software.constructs.Construct;
      """;

  @Test
  void theFirstExampleCompilesAndHasTenLines(@TempDir Path classes) throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    Matcher example = FIRST_EXAMPLE.matcher(readme);
    assertThat(example.find()).isTrue();

    assertThat(example.group(1).lines()).hasSizeLessThanOrEqualTo(10);
    assertThat(compilerErrors("SecurityStack", IMPORTS + example.group(1), classes)).isEmpty();
  }

  private static String compilerErrors(String name, String code, Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    List<String> options =
        List.of("-cp", System.getProperty("java.class.path"), "-d", classes.toString());
    compiler.getTask(errors, null, null, options, null, List.of(source(name, code))).call();
    return errors.toString();
  }

  private static JavaFileObject source(String name, String code) {
    URI uri = URI.create("string:///" + name + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return code;
      }
    };
  }
}
