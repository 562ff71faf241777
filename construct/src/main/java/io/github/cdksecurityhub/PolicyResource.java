package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.LogicalIds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.securityhub.CfnConfigurationPolicy;
import software.amazon.awscdk.services.securityhub.CfnConfigurationPolicy.ParameterConfigurationProperty;
import software.amazon.awscdk.services.securityhub.CfnConfigurationPolicy.PolicyProperty;
import software.amazon.awscdk.services.securityhub.CfnConfigurationPolicy.SecurityControlCustomParameterProperty;
import software.amazon.awscdk.services.securityhub.CfnConfigurationPolicy.SecurityControlsConfigurationProperty;
import software.amazon.awscdk.services.securityhub.CfnConfigurationPolicy.SecurityHubPolicyProperty;
import software.constructs.Construct;

/** A policy as CloudFormation takes it. */
final class PolicyResource {
  private PolicyResource() {}

  static CfnConfigurationPolicy declare(Construct scope, NamedPolicy<?> policy) {
    SecurityHubPolicyProperty.Builder content =
        SecurityHubPolicyProperty.builder().serviceEnabled(policy instanceof EnabledPolicy);
    if (policy instanceof EnabledPolicy enabled) {
      Stack stack = Stack.of(scope);
      content
          .enabledStandardIdentifiers(
              enabled.standards().stream().map(it -> it.arn(stack)).toList())
          .securityControlsConfiguration(controls(enabled));
    }
    return declare(scope, policy.header(), content.build());
  }

  private static CfnConfigurationPolicy declare(
      Construct scope, PolicyHeader header, SecurityHubPolicyProperty content) {
    String id = LogicalIds.ofPolicy(header.name());
    CfnConfigurationPolicy.Builder builder =
        CfnConfigurationPolicy.Builder.create(scope, id)
            .name(header.name())
            .configurationPolicy(PolicyProperty.builder().securityHub(content).build());
    header.description().ifPresent(builder::description);
    if (!header.tags().isEmpty()) {
      builder.tags(header.tags());
    }
    CfnConfigurationPolicy policy = builder.build();
    policy.overrideLogicalId(id);
    policy.getNode().addValidation(new PolicyTags(policy));
    return policy;
  }

  /**
   * One of the two lists is always there, as the service asks for one of them: none disabled is all
   * enabled.
   */
  private static SecurityControlsConfigurationProperty controls(EnabledPolicy policy) {
    SecurityControlsConfigurationProperty.Builder controls =
        SecurityControlsConfigurationProperty.builder();
    policy
        .onlyControls()
        .ifPresentOrElse(
            controls::enabledSecurityControlIdentifiers,
            () -> controls.disabledSecurityControlIdentifiers(policy.disabledControls()));
    if (!policy.settings().isEmpty()) {
      controls.securityControlCustomParameters(parameters(policy.settings()));
    }
    return controls.build();
  }

  /** By control, in the order in which they were named. */
  private static List<SecurityControlCustomParameterProperty> parameters(
      List<EnabledPolicy.Setting> settings) {
    Map<String, Map<String, ParameterConfigurationProperty>> byControl = new LinkedHashMap<>();
    for (EnabledPolicy.Setting setting : settings) {
      byControl
          .computeIfAbsent(setting.control(), control -> new LinkedHashMap<>())
          .put(setting.parameter(), setting.value().property());
    }
    List<SecurityControlCustomParameterProperty> parameters = new ArrayList<>();
    byControl.forEach(
        (control, named) ->
            parameters.add(
                SecurityControlCustomParameterProperty.builder()
                    .securityControlId(control)
                    .parameters(named)
                    .build()));
    return parameters;
  }
}
