package io.github.cdksecurityhub;

import io.github.cdksecurityhub.internal.Warning;
import software.constructs.IConstruct;

/** What is probably not meant of a policy, though the service takes it. */
final class PolicyWarnings {
  private PolicyWarnings() {}

  static void check(IConstruct construct, IConfigurationPolicy policy) {
    String name = words(policy);
    if (policy.getTargets().isEmpty()) {
      Warning.POLICY_WITHOUT_TARGET.of(
          construct,
          name
              + " applies to nothing. Call appliesTo(PolicyTarget.root(...)), or"
              + " .organizationalUnit(...) or .account(...).");
    }
    if (policy instanceof EnabledPolicy enabled) {
      checkStandards(construct, name, enabled);
      ControlWarnings.check(construct, name, enabled);
    }
  }

  private static void checkStandards(IConstruct construct, String name, EnabledPolicy policy) {
    if (policy.standards().isEmpty()) {
      Warning.POLICY_WITHOUT_STANDARDS.of(
          construct,
          name
              + " names no standard, which turns every standard off in the accounts that it applies"
              + " to. Call standards(...) with those that should be on.");
    }
    if (policy.standards().contains(Standard.PCI_DSS_3_2_1)
        && policy.standards().contains(Standard.PCI_DSS_4_0_1)) {
      Warning.OLD_PCI_DSS.of(
          construct,
          name
              + " turns on PCI DSS 3.2.1 beside 4.0.1. AWS recommends 4.0.1 alone; 3.2.1 is what"
              + " the publisher has replaced.");
    }
  }

  private static String words(IConfigurationPolicy policy) {
    if (policy instanceof ImportedPolicy imported) {
      return "The imported policy " + imported.id();
    }
    return ((ConfigurationPolicy) policy)
        .name()
        .map("Policy \"%s\""::formatted)
        .orElse("ConfigurationPolicy.selfManaged()");
  }
}
