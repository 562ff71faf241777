package io.github.cdksecurityhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users see of this library. */
class ApiTest {
  private static final Set<String> OF_OBJECT =
      Arrays.stream(Object.class.getDeclaredMethods())
          .map(Method::getName)
          .collect(Collectors.toSet());
  private static final Set<String> OVERRIDDEN = Set.of("equals", "hashCode", "toString");

  static List<Class<?>> types() throws Exception {
    Path classes =
        Path.of(OnDelete.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.list(classes.resolve("io/github/cdksecurityhub"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
          .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
          .filter(type -> Modifier.isPublic(type.getModifiers()))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName("io.github.cdksecurityhub." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Executable> visible(Class<?> type) {
    return Stream.<Executable>concat(
            Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()))
        .filter(each -> Modifier.isPublic(each.getModifiers()) && !each.isSynthetic())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("types")
  void noSignatureHasAnInternalType(Class<?> type) {
    for (Executable each : visible(type)) {
      assertThat(each.toGenericString()).doesNotContain("cdksecurityhub.internal");
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void noMethodHidesOrOverloadsOneOfObject(Class<?> type) {
    assertThat(visible(type))
        .extracting(Executable::getName)
        .filteredOn(name -> !OVERRIDDEN.contains(name))
        .doesNotContainAnyElementsOf(OF_OBJECT);
  }

  @ParameterizedTest
  @MethodSource("types")
  void noRecordPublishesAConstructorThatSkipsChecks(Class<?> type) {
    assertThat(type.isRecord()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("types")
  void whatIsNamedFromSomethingImportsIt(Class<?> type) throws IOException {
    assertThat(visible(type))
        .extracting(Executable::getName)
        .filteredOn(name -> name.startsWith("from"))
        .allMatch(name -> name.matches("from[A-Z]\\w*(Id|Arn)"));
  }
}
