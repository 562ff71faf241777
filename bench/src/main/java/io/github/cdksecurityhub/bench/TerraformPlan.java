package io.github.cdksecurityhub.bench;

import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.run.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Terraform and its provider for AWS, with one alias of it per Region, as it needs. */
final class TerraformPlan {
  private static final String PROGRAM = System.getProperty("terraform", "terraform");
  private static final String MIRROR = System.getProperty("terraform.mirror", "");
  private static final String PROVIDER =
      """
      terraform {
        required_providers {
          aws = {
            source  = "hashicorp/aws"
            version = "5.100.0"
          }
        }
      }
      """;
  private static final String REGION =
      """

      provider "aws" {
        alias  = "%1$s"
        region = "%1$s"
      }

      resource "aws_securityhub_organization_configuration" "%1$s" {
        provider              = aws.%1$s
        auto_enable           = true
        auto_enable_standards = "DEFAULT"
      }
      """;

  private final Path folder;
  private final Map<String, String> variables;

  private TerraformPlan(Path folder, Map<String, String> variables) {
    this.folder = folder;
    this.variables = variables;
  }

  /**
   * Applies the configuration of these Regions, so that its plan has nothing to change.
   *
   * @throws IOException where there is no Terraform, or it can't get its provider
   */
  static TerraformPlan applied(Path target, LocalAws aws, List<String> regions)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(target, "terraform");
    StringBuilder text = new StringBuilder(PROVIDER);
    regions.forEach(region -> text.append(REGION.formatted(region)));
    Files.writeString(folder.resolve("main.tf"), text);
    Map<String, String> variables = new HashMap<>(aws.environment(regions.get(0)));
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    variables.put("CHECKPOINT_DISABLE", "1");
    variables.put("TF_IN_AUTOMATION", "1");
    if (!MIRROR.isEmpty()) {
      Path settings = folder.resolve("mirror.tfrc");
      Files.writeString(
          settings,
          "provider_installation {\n  filesystem_mirror {\n    path = \"%s\"\n  }\n}\n"
              .formatted(Path.of(MIRROR).toAbsolutePath()));
      variables.put("TF_CLI_CONFIG_FILE", settings.toString());
    }
    TerraformPlan terraform = new TerraformPlan(folder, variables);
    terraform.command("init").run();
    terraform.command("apply", "-auto-approve").run();
    return terraform;
  }

  /** Returns the plan; its exit code is 0 where nothing is to change. */
  MeasuredCommand command() {
    return command("plan", "-detailed-exitcode");
  }

  private MeasuredCommand command(String... words) {
    return new MeasuredCommand(
        Command.of(PROGRAM).and(words).and("-input=false", "-no-color").in(folder).with(variables));
  }
}
