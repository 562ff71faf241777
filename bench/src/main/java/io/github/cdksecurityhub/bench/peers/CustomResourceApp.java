package io.github.cdksecurityhub.bench.peers;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsCustomResourcePolicy;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.PhysicalResourceId;
import software.amazon.awscdk.customresources.SdkCallsPolicyOptions;

/** The same declaration by way of {@code AwsCustomResource}: one call, nothing read. */
public final class CustomResourceApp {

  private CustomResourceApp() {}

  /** Synthesizes it. */
  public static void main(String[] args) {
    App app = new App();
    Stack stack = new Stack(app, "AwsCustomResource");
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("AutoEnable", true);
    parameters.put("AutoEnableStandards", "DEFAULT");
    AwsCustomResource.Builder.create(stack, "Configuration")
        .onCreate(
            AwsSdkCall.builder()
                .service("SecurityHub")
                .action("updateOrganizationConfiguration")
                .parameters(parameters)
                .physicalResourceId(PhysicalResourceId.of("configuration"))
                .build())
        .policy(
            AwsCustomResourcePolicy.fromSdkCalls(
                SdkCallsPolicyOptions.builder()
                    .resources(AwsCustomResourcePolicy.ANY_RESOURCE)
                    .build()))
        .installLatestAwsSdk(true)
        .build();
    app.synth();
  }
}
