package io.github.cdksecurityhub.lambda.template;

/** Reads what a stack has deployed. */
@FunctionalInterface
public interface DeployedTemplateSource {

  /**
   * Reads it now.
   *
   * @throws io.github.cdksecurityhub.lambda.model.UnreadableException with the reason as a clause,
   *     where it can't be read
   */
  DeployedTemplate read(String stackId);
}
