package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.internal.Tokens.isToken;

import io.github.cdksecurityhub.ControlParameter.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awscdk.Token;

/**
 * What Security Hub refuses of a policy's controls and their parameters.
 *
 * @param refusal refuses the policy
 * @param policy the policy
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_SecurityControlsConfiguration.html">SecurityControlsConfiguration</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html">Controls
 *     reference</a>
 */
record ControlRules(PolicyRefusal refusal, EnabledPolicy policy) {
  private static final Pattern CONTROL = Pattern.compile("[A-Z][A-Za-z0-9]*\\.[1-9][0-9]*");
  private static final Pattern PARAMETER = Pattern.compile("[-_+=.:/@\\w\\s]{1,128}");
  private static final int LONGEST_TEXT = 2048;
  private static final int MOST_VALUES = 100;

  static void check(PolicyRefusal refusal, EnabledPolicy policy) {
    ControlRules rules = new ControlRules(refusal, policy);
    rules.checkControls();
    rules.checkSettings();
  }

  private void checkControls() {
    policy.onlyControls().ifPresent(this::checkOnly);
    policy.disabledControls().forEach(this::checkControl);
    refusal.checkOnce("control", policy.disabledControls());
  }

  private void checkOnly(List<String> only) {
    if (!policy.disabledControls().isEmpty()) {
      throw refusal.of(
          "it both disables controls and enables only some, and each of the two lists decides about"
              + " every control",
          "Name them in disableControls or in enableOnlyControls, not in both");
    }
    if (only.isEmpty()) {
      throw refusal.of(
          "it enables only some controls, and names none",
          "Name the controls, or leave enableOnlyControls out");
    }
    only.forEach(this::checkControl);
    refusal.checkOnce("control", only);
  }

  private void checkControl(String control) {
    if (!isToken(control) && !CONTROL.matcher(control).matches()) {
      throw refusal.of(
          "\"" + control + "\" is not the id of a security control",
          "Ids look like EC2.8: a service, a dot and a number, as the controls reference of the"
              + " user guide lists them");
    }
  }

  private void checkSettings() {
    Set<String> seen = new HashSet<>();
    for (EnabledPolicy.Setting setting : policy.settings()) {
      checkControl(setting.control());
      checkIsOn(setting.control());
      checkParameter(setting);
      if (!seen.add(setting.control() + " " + setting.parameter())) {
        throw refusal.of(
            "it sets parameter %s of %s twice".formatted(setting.parameter(), setting.control()),
            "Set it once");
      }
    }
    List<String> controls =
        policy.settings().stream().map(EnabledPolicy.Setting::control).distinct().toList();
    refusal.checkOnce("control with parameters", controls);
  }

  private void checkIsOn(String control) {
    boolean on =
        policy
            .onlyControls()
            .map(only -> only.contains(control))
            .orElseGet(() -> !policy.disabledControls().contains(control));
    if (!on) {
      throw refusal.of(
          "it sets a parameter of %s, which it turns off".formatted(control),
          "Leave the control on, or the parameter out");
    }
  }

  private void checkParameter(EnabledPolicy.Setting setting) {
    String name = setting.parameter();
    if (!isToken(name) && !PARAMETER.matcher(name).matches()) {
      throw refusal.of(
          "\"%s\" is not the name of a parameter of %s".formatted(name, setting.control()),
          "Names look like daysToExpiration, as the control's page of the user guide has them");
    }
    checkKind(setting);
    List<Object> parts = setting.value().parts();
    String what = "parameter %s of %s".formatted(name, setting.control());
    if (setting.value().isList() && (parts.isEmpty() || parts.size() > MOST_VALUES)) {
      throw refusal.of(
          "%s is a list of %d values".formatted(what, parts.size()),
          "Pass 1 to %d values".formatted(MOST_VALUES));
    }
    refusal.checkOnce("value of " + what, parts);
    parts.forEach(part -> checkValue(what, setting.value().kind(), part));
  }

  private void checkKind(EnabledPolicy.Setting setting) {
    Kind given = setting.value().kind();
    Kind asked = KnownControls.kind(setting.control(), setting.parameter()).orElse(given);
    if (given != asked && given != Kind.DEFAULT) {
      throw refusal.of(
          "parameter %s of %s is %s, and it is set to %s"
              .formatted(setting.parameter(), setting.control(), asked.words(), setting.value()),
          "Set it to %s; in Java that is ControlParameter.%s(...)"
              .formatted(asked.words(), asked.factory()));
    }
  }

  private void checkValue(String what, Kind kind, Object value) {
    boolean unwritable = value instanceof Number number && !isWritable(kind, number);
    boolean tooLong =
        value instanceof String text && text.codePointCount(0, text.length()) > LONGEST_TEXT;
    if (unwritable || tooLong) {
      throw refusal.of(
          what + " is " + (tooLong ? "longer than " + LONGEST_TEXT + " characters" : value),
          "Pass a value that the control's page of the user guide allows");
    }
  }

  /** A whole number has 32 bits; a token is a number that has many more. */
  private static boolean isWritable(Kind kind, Number number) {
    return kind == Kind.DOUBLE
        ? Double.isFinite(number.doubleValue())
        : number.doubleValue() == number.intValue() || Token.isUnresolved(number);
  }
}
