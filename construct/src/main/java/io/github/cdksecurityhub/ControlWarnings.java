package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.internal.Tokens.isToken;

import io.github.cdksecurityhub.internal.NearestNames;
import io.github.cdksecurityhub.internal.Warning;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.constructs.IConstruct;

/** Controls and parameters of a policy that are not known here, and so perhaps mistyped. */
final class ControlWarnings {
  private ControlWarnings() {}

  static void check(IConstruct construct, String policy, EnabledPolicy content) {
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
}
