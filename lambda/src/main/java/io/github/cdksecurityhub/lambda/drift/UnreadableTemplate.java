package io.github.cdksecurityhub.lambda.drift;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  @Override
  public List<FieldDrift> fields() {
    return List.of();
  }

  @Override
  public String serviceMessage() {
    return "";
  }

  @Override
  public String summary() {
    return "";
  }

  @Override
  public Optional<Instant> changedAt() {
    return Optional.empty();
  }

  @Override
  public boolean isChangedBy(DriftTrigger trigger) {
    return false;
  }

  @Override
  public Map<String, Object> declaredJson() {
    return Map.of();
  }

  @Override
  public Optional<Map<String, Object>> liveJson() {
    return Optional.empty();
  }
}
