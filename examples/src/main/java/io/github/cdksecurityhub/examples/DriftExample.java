package io.github.cdksecurityhub.examples;

import io.github.cdksecurityhub.AutoEnableStandards;
import io.github.cdksecurityhub.OrganizationConfiguration;
import io.github.cdksecurityhub.SecurityHubDriftDetection;
import io.github.cdksecurityhub.SecurityHubOrganizationConfiguration;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** Two Regions that are checked every hour, and put back and reported where they have drifted. */
public final class DriftExample extends Stack {
  private static final List<String> REGIONS = List.of("us-east-1", "eu-west-1");

  /**
   * Declares it.
   *
   * @param scope the app
   * @param id the stack's name
   * @param props the environment: the delegated administrator's account
   */
  public DriftExample(Construct scope, String id, StackProps props) {
    super(scope, id, props);
    Topic topic = Topic.Builder.create(this, "Topic").enforceSsl(true).build();
    // A topic with a policy of its own, which the rule adds, lets alarms in by name only.
    topic.grantPublish(new ServicePrincipal("cloudwatch.amazonaws.com"));
    SecurityHubOrganizationConfiguration configuration =
        SecurityHubOrganizationConfiguration.Builder.create(this, "SecurityHub")
            .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT))
            .regions(REGIONS)
            .build();
    SecurityHubDriftDetection drift =
        SecurityHubDriftDetection.Builder.create(this, "Drift")
            .configurations(List.of(configuration))
            .interval(Duration.hours(1))
            .heal(true)
            .topics(List.of(topic))
            .dashboard(true)
            .build();
    drift.addAlarms(new SnsAction(topic));
    for (String region : REGIONS) {
      RegionOutputs.add(this, region, configuration.forRegion(region));
    }
  }
}
