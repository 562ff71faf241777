package io.github.cdksecurityhub.local.securityhub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The test classes of all modules, in their source folders. */
final class TestSources {
  private static final List<String> MODULES =
      List.of("lambda", "construct", "examples", "local-aws", "test");
  private static final Pattern RUNS = Pattern.compile("@(Test|ParameterizedTest)\\b");
  private static final Path THIS_PACKAGE =
      Path.of("src", "test", "java").resolve(TestSources.class.getPackageName().replace('.', '/'));

  /** The files by the name of their class; two modules may have a class of one name. */
  private final Map<String, List<String>> sources =
      MODULES.stream()
          .map(module -> Path.of("..", module, "src", "test", "java"))
          .filter(Files::isDirectory)
          .flatMap(TestSources::files)
          .collect(
              Collectors.groupingBy(
                  file -> file.getFileName().toString().replace(".java", ""),
                  Collectors.mapping(TestSources::read, Collectors.toList())));

  /** The source of a test method with its annotations; empty where there is none that runs. */
  List<String> of(BehaviourPage.TestName test) {
    return sources.getOrDefault(test.type(), List.of()).stream()
        .flatMap(source -> Stream.of(source.split("\n\n")))
        .filter(member -> member.contains(" void " + test.method() + "("))
        .filter(member -> RUNS.matcher(member).find() && !member.contains("@Disabled"))
        .toList();
  }

  /** Whether a test class is one of this package, whose tests carry the rules as tags. */
  static boolean isOfThisPackage(BehaviourPage.TestName test) {
    return Files.exists(THIS_PACKAGE.resolve(test.type() + ".java"));
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder, e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
