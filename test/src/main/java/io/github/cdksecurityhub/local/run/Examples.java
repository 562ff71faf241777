package io.github.cdksecurityhub.local.run;

import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.Template;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Synthesizes this project's examples in a process of its own, as the CDK does it. */
public final class Examples {

  private Examples() {}

  /**
   * Synthesizes examples, in one process: several take little longer than one.
   *
   * @param names the examples
   * @param folder where each assembly is written, into a folder of its name
   * @throws IllegalStateException with what the app printed, when it fails
   */
  public static void synthesize(List<String> names, Path folder) throws InterruptedException {
    synthesize(names, folder, Map.of());
  }

  /** Synthesizes examples with further variables, such as {@code CDK_DEFAULT_REGION}. */
  public static void synthesize(List<String> names, Path folder, Map<String, String> variables)
      throws InterruptedException {
    Map<String, String> all = new HashMap<>(variables);
    // It takes the CDK some ten seconds, and the examples' own tests have it done.
    all.put("CDK_VALIDATION", "false");
    all.put("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20");
    try {
      Command.java("-jar", built("examples", "examples.jar").toString(), folder.toString())
          .and(names.toArray(String[]::new))
          .with(all)
          .run()
          .succeeded();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot synthesize examples " + names, e);
    }
  }

  /** Writes a stack of the default account as {@code cdk synth} does, for the command line. */
  public static void write(Path folder, String stack, Template template) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("manifest.json"),
          """
          {"artifacts": {"%s": {"type": "aws:cloudformation:stack", "environment": "aws://%s/%s",
            "properties": {"templateFile": "template.json"}}}}
          """
              .formatted(stack, LocalSecurityHub.DEFAULT_ACCOUNT, LocalAws.STACK_REGION));
      Files.writeString(folder.resolve("template.json"), template.json().toString());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write an assembly", e);
    }
  }

  /** Returns what the build of another module left. */
  public static Path built(String module, String file) {
    try {
      Path classes =
          Path.of(Examples.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path jar =
          classes.resolve("../../..").resolve(module).resolve("target").resolve(file).normalize();
      if (!Files.exists(jar)) {
        throw new IllegalStateException("There is no " + jar + ". Run `mvn package` first.");
      }
      return jar;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot find where this class was loaded from", e);
    }
  }
}
