package io.github.cdksecurityhub.examples;

import io.github.cdksecurityhub.SecurityHubOrganizationConfiguration;
import io.github.cdksecurityhub.YamlConfiguration;
import java.nio.file.Path;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The organization as a YAML file declares it: to change it, nobody has to read Java. */
public final class GitopsExample extends Stack {

  /**
   * Declares it.
   *
   * @param scope the app, or a stage of a pipeline
   * @param id the stack's name
   * @param props the environment: the delegated administrator's account
   * @param declaration the YAML file
   */
  public GitopsExample(Construct scope, String id, StackProps props, Path declaration) {
    super(scope, id, props);
    SecurityHubOrganizationConfiguration configuration =
        YamlConfiguration.read(declaration).declare(this, "SecurityHub");
    for (String region : configuration.getRegions()) {
      RegionOutputs.add(this, region, configuration.forRegion(region));
    }
  }
}
