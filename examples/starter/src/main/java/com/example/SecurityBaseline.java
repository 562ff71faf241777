package com.example;

import io.github.cdksecurityhub.AutoEnableStandards;
import io.github.cdksecurityhub.OrganizationConfiguration;
import io.github.cdksecurityhub.SecurityHubOrganizationConfiguration;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** Security Hub for every new account of the organization, in two Regions. */
public final class SecurityBaseline {
  private SecurityBaseline() {}

  /** Synthesizes; the CDK's command line runs this. */
  public static void main(String[] arguments) {
    App app = new App();
    // The account has to be Security Hub's delegated administrator.
    Environment environment =
        Environment.builder().account("123456789012").region("us-east-1").build();
    Stack stack =
        new Stack(app, "SecurityBaseline", StackProps.builder().env(environment).build());
    SecurityHubOrganizationConfiguration.Builder.create(stack, "SecurityHub")
        .configuration(OrganizationConfiguration.local(true, AutoEnableStandards.DEFAULT))
        .regions(List.of("us-east-1", "eu-west-1"))
        .build();
    app.synth();
  }
}
