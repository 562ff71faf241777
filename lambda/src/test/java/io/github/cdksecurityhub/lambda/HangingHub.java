package io.github.cdksecurityhub.lambda;

import io.github.cdksecurityhub.lambda.model.HubSettings;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.AssociatedPolicy;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.reconcile.Observation;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHub;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A Security Hub in which one operation hangs, also when interrupted, until it is released. */
final class HangingHub implements SecurityHub {
  final List<String> updates = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private final String hangsIn;
  private volatile OrganizationConfiguration live;
  private volatile Map<String, String> tags = Map.of();

  HangingHub(String hangsIn, String live) {
    this.hangsIn = hangsIn;
    this.live = OrganizationConfiguration.decode(live).orElseThrow();
  }

  void release() {
    released.countDown();
  }

  private void hang(String operation) {
    while (operation.equals(hangsIn) && released.getCount() > 0) {
      try {
        released.await();
      } catch (InterruptedException e) {
        continue;
      }
    }
  }

  @Override
  public AccountRegion place() {
    return new AccountRegion("123456789012", "eu-west-1");
  }

  @Override
  public Observation describe() {
    hang("describe");
    return new Observation(FakeSecurityHub.enabled(live), Optional.empty());
  }

  @Override
  public HubSettings hubSettings(Set<String> names) {
    return HubSettings.DEFAULTS.only(names);
  }

  @Override
  public void updateHub(HubSettings settings) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<String> findHomeRegion() {
    hang("find");
    return Optional.of("eu-west-1");
  }

  @Override
  public List<AssociatedPolicy> associatedPolicies() {
    hang("policies");
    return List.of();
  }

  @Override
  public void update(OrganizationConfiguration desired) {
    hang("update");
    updates.add(desired.encoded());
    live = desired;
  }

  @Override
  public List<String> linkedRegions() {
    return List.of();
  }

  @Override
  public Map<String, String> tags() {
    hang("tags");
    return tags;
  }

  @Override
  public void tag(Map<String, String> added) {
    hang("tag");
    tags = Map.copyOf(added);
  }

  @Override
  public void untag(Set<String> keys) {
    hang("untag");
  }
}
