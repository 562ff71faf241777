package io.github.cdksecurityhub.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the scripts of workflows as a runner does, with programs that note how they were called.
 *
 * @param folder the working directory
 */
record WorkflowScripts(Path folder) {
  /** How the program was called, one call a line. */
  private static final String NOTES = "calls.txt";

  /** Puts a program on the PATH that notes its arguments, and then runs {@code body}. */
  void program(String name, String body) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path program = bin.resolve(name);
    Files.writeString(
        program, "#!/usr/bin/env bash\necho \"%s $*\" >> %s\n%s\n".formatted(name, NOTES, body));
    if (!program.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + program + " executable");
    }
  }

  /** Runs a script with GitHub's options for bash, and gives its exit code. */
  int run(String script, Map<String, String> variables) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("script.sh"), script);
    ProcessBuilder builder =
        new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", file.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile());
    Map<String, String> environment = builder.environment();
    environment.putAll(variables);
    environment.merge("PATH", folder.resolve("bin").toString(), (old, bin) -> bin + ":" + old);
    Process process = builder.start();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the script does not end: " + script);
    }
    return process.exitValue();
  }

  List<String> calls() throws IOException {
    Path notes = folder.resolve(NOTES);
    return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
  }

  String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }
}
