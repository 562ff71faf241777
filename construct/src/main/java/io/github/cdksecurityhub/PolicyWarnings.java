package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.internal.Tokens.isToken;

import io.github.cdksecurityhub.internal.NearestNames;
import io.github.cdksecurityhub.internal.Warning;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
      checkControls(construct, name, enabled);
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

  /** Controls and parameters that are not known here, and so perhaps mistyped. */
  private static void checkControls(IConstruct construct, String policy, EnabledPolicy content) {
    Set<String> controls = new LinkedHashSet<>(content.disabledControls());
    content.onlyControls().ifPresent(controls::addAll);
    content.settings().forEach(setting -> controls.add(setting.control()));
    controls.stream()
        .filter(control -> !isToken(control) && !KnownControls.isKnown(control))
        .forEach(control -> warnOfControl(construct, policy, control));
    content.settings().forEach(setting -> checkParameter(construct, policy, setting));
  }

  private static void warnOfControl(IConstruct construct, String policy, String control) {
    Warning.UNKNOWN_CONTROL.of(
        construct,
        ("%s names the control %s, of a service that this version doesn't know. %sA deployment"
                + " fails where it doesn't exist.")
            .formatted(policy, control, KnownControls.guess(control)));
  }

  private static void checkParameter(
      IConstruct construct, String policy, EnabledPolicy.Setting setting) {
    String control = setting.control();
    List<String> known = KnownControls.parameters(control);
    String name = setting.parameter();
    if (known.isEmpty() || KnownControls.kind(control, name).isPresent()) {
      return;
    }
    if (!isToken(name)) {
      Warning.UNKNOWN_PARAMETER.of(
          construct,
          "%s sets parameter %s of %s, which this version doesn't know. %sKnown are %s."
              .formatted(
                  policy,
                  name,
                  control,
                  NearestNames.guess(name, known),
                  String.join(", ", known)));
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
