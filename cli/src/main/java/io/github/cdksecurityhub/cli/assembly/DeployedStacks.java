package io.github.cdksecurityhub.cli.assembly;

import java.util.Optional;

/** CloudFormation, as far as a plan reads it. */
public interface DeployedStacks {

  Optional<DeployedStack> find(String region, String name);
}
