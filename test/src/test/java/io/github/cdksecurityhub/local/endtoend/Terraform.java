package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.run.Command;
import io.github.cdksecurityhub.local.run.Command.Ended;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The real Terraform in a folder, with a state there and the provider that calls a local AWS.
 *
 * @param folder its configuration and state
 */
record Terraform(Path folder, URI aws) {
  /** The provider that docs/use/migration.md was run with. */
  static final String PROVIDER_VERSION = "5.100.0";

  private static final String PROGRAM = System.getProperty("terraform", "terraform");
  private static final String MIRROR = System.getProperty("terraform.mirror", "");
  private static final String WHAT_TO_INSTALL =
      """
      The profile migrations runs Terraform, and cannot start %s. Install Terraform 1.7 or newer \
      and put it on the PATH, or name it: -Dterraform=FILE.\
      """
          .formatted(PROGRAM);
  private static final String WHERE_THE_PROVIDER_IS =
      """
      If it cannot get the provider hashicorp/aws %s from Terraform's registry, name a folder that \
      has it, as `terraform providers mirror` makes them: -Dterraform.mirror=FOLDER.
      """
          .formatted(PROVIDER_VERSION);

  /** Gets the provider, once for all that is then run with it. */
  static Terraform install() throws Exception {
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "terraform");
    Terraform terraform = new Terraform(folder, URI.create("http://127.0.0.1"));
    terraform.write(
        "versions.tf",
        """
        terraform {
          required_providers {
            aws = {
              source  = "hashicorp/aws"
              version = "%s"
            }
          }
        }
        """
            .formatted(PROVIDER_VERSION));
    terraform.useMirror();
    Ended ended = terraform.run("init", "-input=false");
    assertThat(ended.exitCode()).as(WHERE_THE_PROVIDER_IS + ended.printed()).isZero();
    return terraform;
  }

  /** The same without a state, on another local AWS. */
  Terraform on(URI otherAws) throws IOException {
    for (String name : List.of("terraform.tfstate", "terraform.tfstate.backup")) {
      Files.deleteIfExists(folder.resolve(name));
    }
    return new Terraform(folder, otherAws);
  }

  private void useMirror() throws IOException {
    if (!MIRROR.isEmpty()) {
      write(
          "mirror.tfrc",
          "provider_installation {\n  filesystem_mirror {\n    path = \"%s\"\n  }\n}\n"
              .formatted(Path.of(MIRROR).toAbsolutePath()));
    }
  }

  /** Writes one of the configuration's files anew. */
  void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  /** Applies what is written; it has to succeed. */
  String apply() throws Exception {
    Ended ended = run("apply", "-auto-approve", "-input=false");
    assertThat(ended.exitCode()).as(ended.printed()).isZero();
    return ended.printed();
  }

  /** Plans: 0 for nothing to do, 2 for changes. */
  Ended plan() throws Exception {
    return run("plan", "-detailed-exitcode", "-input=false");
  }

  /** Runs a command of Terraform. */
  Ended run(String... arguments) throws Exception {
    try {
      return Command.of(PROGRAM).and(arguments).in(folder).with(variables()).run();
    } catch (IOException e) {
      throw new AssertionError(WHAT_TO_INSTALL, e);
    }
  }

  /** Nothing of the machine's own AWS settings, and no colours. */
  private Map<String, String> variables() {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_ENDPOINT_URL", aws.toString());
    environment.put("AWS_ACCESS_KEY_ID", "AKIALOCAL00000000");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("AWS_CONFIG_FILE", folder.resolve("none").toString());
    environment.put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString());
    environment.put("CHECKPOINT_DISABLE", "1");
    environment.put("TF_IN_AUTOMATION", "1");
    environment.put("TF_CLI_ARGS", "-no-color");
    if (!MIRROR.isEmpty()) {
      environment.put("TF_CLI_CONFIG_FILE", folder.resolve("mirror.tfrc").toString());
    }
    return environment;
  }
}
