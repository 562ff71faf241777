package io.github.cdksecurityhub.cli;

import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.ENVIRONMENT;
import static io.github.cdksecurityhub.cli.assembly.AssemblyFolder.stack;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.cli.assembly.AssemblyFolder;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Runs commands with credentials, an assembly of one stack, and a stub of AWS. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
abstract class StubbedCommand {
  static final String KEY = "AKIAEXAMPLE000000001";
  static final String SECRET = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY00";

  @TempDir Path temporary;

  final StubAws aws = new StubAws();
  final Map<String, String> environment = new HashMap<>();
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> properties = new HashMap<>();

  @BeforeEach
  void haveCredentials() throws Exception {
    set("aws.disableEc2Metadata", "true");
    set("aws.region", "us-east-1");
    set("aws.accessKeyId", KEY);
    set("aws.secretAccessKey", SECRET);
    set("aws.configFile", temporary.resolve("none").toString());
    set("aws.sharedCredentialsFile", temporary.resolve("none").toString());
    new AssemblyFolder(temporary)
        .manifest(stack("S", ENVIRONMENT))
        .file("S.template.json", AssemblyFolder.template("One", "'us-east-1'", ""));
  }

  @AfterEach
  void forget() {
    properties.keySet().forEach(System::clearProperty);
    aws.close();
  }

  void set(String property, String value) {
    properties.put(property, value);
    System.setProperty(property, value);
  }

  int run(String... arguments) {
    out.reset();
    err.reset();
    return Main.run(arguments, stream(out), stream(err), environment);
  }

  int plan(String... more) {
    List<String> arguments = new ArrayList<>(List.of("plan", temporary.toString()));
    if (!List.of(more).contains("--timeout")) {
      arguments.addAll(List.of("--timeout", "1"));
    }
    if (!List.of(more).contains("--endpoint-url")) {
      arguments.addAll(List.of("--endpoint-url", aws.url()));
    }
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  static PrintStream stream(OutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  String printed() {
    return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
  }

  void assertOneLine(String text) {
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(text);
    assertThat(printed().lines()).as(printed()).hasSize(1);
    assertThat(printed()).doesNotContain("should not happen", "Internal error");
  }

  /** Wrong usage has a second line, which names the help. */
  void assertWrongUsage(String text) {
    assertThat(printed()).contains(text, "Try `securityhub-organization ");
    assertThat(printed().lines()).as(printed()).hasSize(2);
  }
}
