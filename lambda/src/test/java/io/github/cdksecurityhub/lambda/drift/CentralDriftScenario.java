package io.github.cdksecurityhub.lambda.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdksecurityhub.lambda.central.LiveAggregator;
import io.github.cdksecurityhub.lambda.central.NativeType;
import io.github.cdksecurityhub.lambda.central.PolicyTarget;
import io.github.cdksecurityhub.lambda.model.ConfigurationStatus;
import io.github.cdksecurityhub.lambda.model.LiveConfiguration;
import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.FakeClock;
import io.github.cdksecurityhub.lambda.reconcile.FakeSecurityHub;
import io.github.cdksecurityhub.lambda.stack.StackStatus;
import io.github.cdksecurityhub.lambda.template.DeployedTemplate;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A stack that declares an aggregator, a policy and its association, all live as declared. */
final class CentralDriftScenario {
  static final AccountRegion HOME = new AccountRegion(FakeSecurityHub.ACCOUNT, "us-east-1");
  static final String AGGREGATOR =
      "arn:aws:securityhub:us-east-1:123456789012:finding-aggregator/1";
  static final String POLICY = "0a1b2c3d-1111-2222-3333-444455556666";
  static final PolicyTarget ROOT = new PolicyTarget("ROOT", "r-ab12");
  private static final OrganizationConfiguration CENTRAL = new OrganizationConfiguration.Central();

  final FakeClock clock = new FakeClock();
  final FakeCentralHub hub = new FakeCentralHub();
  final HealCooldown cooldown = new HealCooldown();
  final Map<String, String> physicalIds = new HashMap<>();
  final Map<String, String> parameters = new HashMap<>(Map.of("Root", "r-ab12"));
  final ObjectNode template = (ObjectNode) FakeCentralHub.json(TEMPLATE);
  DriftTrigger trigger = DriftScenario.SCHEDULE;
  StackStatus stack = DriftScenario.COMPLETE;

  /** After the last read of the check, and before each write. */
  Runnable onStackRead = () -> {};

  Function<String, DeployedTemplate> source =
      stackId ->
          new DeployedTemplate(stackId, FakeCentralHub.value(template), parameters, physicalIds);
  Optional<LiveConfiguration> home =
      Optional.of(FakeSecurityHub.live(CENTRAL, ConfigurationStatus.ENABLED, ""));

  private static final String TEMPLATE =
      """
      {'Parameters': {'Root': {'Type': 'String'}},
       'Resources': {
        'OnRoot': {'Type': 'AWS::SecurityHub::PolicyAssociation',
          'Metadata': {'io.github.cdksecurityhub:drift': 'watched'},
          'Properties': {'TargetType': 'ROOT', 'TargetId': {'Ref': 'Root'},
           'ConfigurationPolicyId': {'Fn::GetAtt': ['Baseline', 'Id']}}},
        'Aggregator': {'Type': 'AWS::SecurityHub::FindingAggregator',
          'Metadata': {'io.github.cdksecurityhub:drift': 'watched'},
          'Properties': {'RegionLinkingMode': 'SPECIFIED_REGIONS', 'Regions': ['eu-west-1']}},
        'Baseline': {'Type': 'AWS::SecurityHub::ConfigurationPolicy',
          'Metadata': {'io.github.cdksecurityhub:drift': 'watched'},
          'Properties': {'Name': 'baseline', 'Description': 'All', 'Tags': {'team': 'x'},
           'ConfigurationPolicy': {'SecurityHub': {'ServiceEnabled': true,
            'EnabledStandardIdentifiers': [{'Fn::Join': ['', ['arn:', {'Ref': 'AWS::Partition'},
              ':securityhub:us-east-1::standards/fsbp/v/1.0.0']]}],
            'SecurityControlsConfiguration': {
             'DisabledSecurityControlIdentifiers': ['EC2.9', 'IAM.3'],
             'SecurityControlCustomParameters': [{'SecurityControlId': 'ACM.1', 'Parameters':
               {'daysToExpiration': {'ValueType': 'CUSTOM', 'Value': {'Integer': 15}}}}]}}}}},
        'Unwatched': {'Type': 'AWS::SecurityHub::ConfigurationPolicy',
          'Properties': {'Name': 'other', 'ConfigurationPolicy': {'SecurityHub':
           {'ServiceEnabled': false}}}}}}
      """;

  static final String LIVE =
      """
      {'Name': 'baseline', 'Description': 'All', 'Tags': {'team': 'x', 'of the stack': 'y'},
       'ConfigurationPolicy': {'SecurityHub': {'ServiceEnabled': 'true',
       'EnabledStandardIdentifiers': ['arn:aws:securityhub:us-east-1::standards/fsbp/v/1.0.0'],
       'SecurityControlsConfiguration': {
        'DisabledSecurityControlIdentifiers': ['IAM.3', 'EC2.9'],
        'SecurityControlCustomParameters': [{'SecurityControlId': 'ACM.1', 'Parameters':
          {'daysToExpiration': {'ValueType': 'CUSTOM', 'Value': {'Integer': '15'}}}}]}}}}
      """;

  CentralDriftScenario() {
    physicalIds.put("Aggregator", AGGREGATOR);
    physicalIds.put(
        "Baseline", "arn:aws:securityhub:us-east-1:123456789012:configuration-policy/" + POLICY);
    physicalIds.put("OnRoot", "r-ab12");
    hub.aggregator =
        Optional.of(new LiveAggregator(AGGREGATOR, "SPECIFIED_REGIONS", List.of("eu-west-1")));
    hub.policy(POLICY, LIVE);
    hub.associate(ROOT, POLICY, "SUCCESS", FakeCentralHub.CHANGED);
  }

  /** A user changes the policy: the text in its place. */
  void change(String text, String other) {
    String before = hub.policies.get(POLICY).toString();
    String after = before.replace(text.replace('\'', '"'), other.replace('\'', '"'));
    if (after.equals(before)) {
      throw new IllegalArgumentException(text);
    }
    hub.policy(POLICY, after);
  }

  /** Declares something else in a resource's properties. */
  ObjectNode properties(String logicalId) {
    return template.withObject("/Resources/" + logicalId + "/Properties");
  }

  void deployAt(String time) {
    stack = DriftScenario.status("UPDATE_COMPLETE", time);
  }

  Map<String, Drift> check() throws InterruptedException {
    return run(false);
  }

  Map<String, Drift> heal() throws InterruptedException {
    return run(true);
  }

  private Map<String, Drift> run(boolean heals) throws InterruptedException {
    WatchedStack watched =
        new WatchedStack(
            DriftScenario.STACK, heals, Map.of(HOME, CENTRAL), EnumSet.allOf(NativeType.class));
    DriftRun run =
        new DriftRun(
            watched,
            clock,
            clock.now().plus(Duration.ofMinutes(4)),
            () -> {
              onStackRead.run();
              return stack;
            },
            stack,
            trigger,
            cooldown);
    Drift region =
        home.map(live -> DriftCheck.compare(HOME, CENTRAL, live))
            .orElseGet(() -> DriftCheck.unreadable(HOME, CENTRAL, "No response."));
    Map<String, Drift> byLogicalId = new LinkedHashMap<>();
    new CentralDriftCheck(run, source, deadline -> hub)
        .run(HOME, Map.of(HOME, region))
        .forEach(drift -> byLogicalId.put(drift.resource().logicalId(), drift));
    return byLogicalId;
  }

  static DriftTrigger call(String operation, String... parameters) {
    return DriftScenario.call("us-east-1", operation, parameters);
  }

  static String message(Drift drift, DriftTrigger trigger) {
    return new DriftEvent(drift, trigger, DriftScenario.STACK, FakeClock.START).message();
  }

  static JsonNode json(String text) {
    return FakeCentralHub.json(text);
  }
}
