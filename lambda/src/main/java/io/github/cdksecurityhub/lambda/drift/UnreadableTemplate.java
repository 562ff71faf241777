package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;

/**
 * That none of the resources of central configuration can be checked, because the stack's template
 * can't be read.
 *
 * @param stackId the stack
 * @param place the account and the home Region
 * @param reason why
 */
public record UnreadableTemplate(String stackId, AccountRegion place, String reason)
    implements Drift {

  @Override
  public DriftStatus status() {
    return DriftStatus.UNREADABLE;
  }

  @Override
  public DriftedResource resource() {
    return new DriftedResource("AWS::CloudFormation::Stack", stackId, "", stackId);
  }

  @Override
  public String noun() {
    return "central configuration";
  }
}
