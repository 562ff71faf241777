package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.run.Command;
import io.github.cdksecurityhub.local.run.Examples;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Apps that are compiled from what init prints, and synthesized, as users do.
 *
 * @param folder where the sources, the classes and the assemblies are
 */
record AdoptedApp(Path folder) {
  private static final String ACCOUNT = LocalSecurityHub.DEFAULT_ACCOUNT;
  private static final String HOME = "us-east-1";
  static final String KOTLIN = "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler";

  /** Compiles each of the statements in a stack's constructor and synthesizes it, as users do. */
  List<Path> synthesized(String... statements) throws Exception {
    StringBuilder stacks = new StringBuilder();
    for (int i = 0; i < statements.length; i++) {
      stacks.append(
          """
            static class Stack%d extends Stack {
              Stack%<d(App app) {
                super(app, "S", StackProps.builder().env(
                    Environment.builder().account("%s").region("%s").build()).build());
          %s    }
            }
          """
              .formatted(i, ACCOUNT, HOME, statements[i]));
      stacks.append(
          "  static { App app = app(%d); new Stack%<d(app); app.synth(); }%n".formatted(i));
    }
    Path source =
        source(
            "Adopted.java",
            """
            import io.github.cdksecurityhub.*;
            import java.util.List;
            import software.amazon.awscdk.*;

            class Adopted {
            %s
              static App app(int number) {
                return new App(AppProps.builder()
                    .outdir(System.getenv("CDK_OUTDIR") + "/" + number).build());
              }

              public static void main(String[] words) {}
            }
            """
                .formatted(stacks));
    int errors =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-cp", libraries(), "-d", classes(), source + "");
    assertThat(errors).as(stacks.toString()).isZero();
    Path assemblies = synthesizedBy("Adopted", libraries());
    return IntStream.range(0, statements.length)
        .mapToObj(number -> assemblies.resolve(String.valueOf(number)))
        .toList();
  }

  /** The same of one stack, in Kotlin. */
  Path synthesizedInKotlin(String statements) throws Exception {
    Path source =
        source(
            "Adopted.kt",
            """
            import io.github.cdksecurityhub.*
            import software.amazon.awscdk.*

            class Adopted(app: App) : Stack(app, "S", StackProps.builder().env(
                Environment.builder().account("%s").region("%s").build()).build()) {
              init {
            %s  }
            }

            fun main() {
              val app = App()
              Adopted(app)
              app.synth()
            }
            """
                .formatted(ACCOUNT, HOME, statements));
    // The compiler, and what its code needs at run time, in a profile's class path alone.
    String compiler = System.getProperty("java.class.path");
    Command.java("-cp", compiler, KOTLIN, "-no-stdlib")
        .and("-cp", listedLibraries() + File.pathSeparator + compiler)
        .and("-d", classes(), source.toString())
        .run()
        .succeeded();
    return synthesizedBy("AdoptedKt", libraries() + File.pathSeparator + compiler);
  }

  private Path source(String name, String text) throws Exception {
    Path source = Files.createDirectories(folder.resolve("src")).resolve(name);
    return Files.writeString(source, text);
  }

  private static String libraries() {
    return Examples.built("examples", "examples.jar").toString();
  }

  /** Kotlin's compiler doesn't read a jar's Class-Path. */
  private static String listedLibraries() throws Exception {
    Path jar = Path.of(libraries());
    try (JarFile file = new JarFile(jar.toFile())) {
      String listed = file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return Stream.concat(
              Stream.of(jar),
              Stream.of(listed.split(" ")).map(each -> Path.of(jar.toUri().resolve(each))))
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  private String classes() throws Exception {
    return Files.createDirectories(folder.resolve("classes")).toString();
  }

  private Path synthesizedBy(String main, String classPath) throws Exception {
    Path assembly = folder.resolve("cdk.out");
    Command.java("-cp", classes() + File.pathSeparator + classPath, main)
        .with(Map.of("CDK_OUTDIR", assembly.toString()))
        .run()
        .succeeded();
    return assembly;
  }
}
