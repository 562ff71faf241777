package com.example;

import io.github.cdksecurityhub.AutoEnableStandards;
import io.github.cdksecurityhub.ControlFindings;
import io.github.cdksecurityhub.OrganizationConfiguration;
import io.github.cdksecurityhub.SecurityHubDriftDetection;
import io.github.cdksecurityhub.SecurityHubOrganizationConfiguration;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** Two Regions that are checked every hour, put back where they have drifted, and reported. */
public final class Drift extends Stack {
  /** Declares it; {@code props} say in which account and Region. */
  public Drift(Construct scope, String id, StackProps props) {
    super(scope, id, props);
    Topic topic = Topic.Builder.create(this, "Topic").enforceSsl(true).build();
    // A topic with a policy of its own, which the rule adds, lets alarms in by name only.
    topic.grantPublish(new ServicePrincipal("cloudwatch.amazonaws.com"));
    SecurityHubOrganizationConfiguration configuration =
        SecurityHubOrganizationConfiguration.Builder.create(this, "SecurityHub")
            .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT))
            .regions(List.of("us-east-1", "eu-west-1"))
            .controlFindings(ControlFindings.CONSOLIDATED)
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
  }

  /** Synthesizes; the CDK's command line runs this. */
  public static void main(String[] arguments) {
    App app = new App();
    StackProps props =
        StackProps.builder()
            .env(
                Environment.builder()
                    .account(System.getenv("CDK_DEFAULT_ACCOUNT"))
                    .region(System.getenv("CDK_DEFAULT_REGION"))
                    .build())
            // Deleting the stack puts back what was there before it: not by accident.
            .terminationProtection(true)
            .build();
    new Drift(app, "SecurityHubOrganization", props);
    app.synth();
  }
}
