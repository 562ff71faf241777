package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.init.PolicyContent.Kind;
import io.github.cdksecurityhub.cli.init.PolicyContent.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What of a policy the constructs refuse; a test synthesizes what they don't. */
final class Declarable {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.!*/-]{1,128}");
  private static final Pattern CONTROL = Pattern.compile("[A-Z][A-Za-z0-9]*\\.[1-9][0-9]*");
  private static final Pattern PARAMETER = Pattern.compile("[-_+=.:/@\\w\\s]{1,128}");
  private static final Pattern STANDARD =
      Pattern.compile(
          "arn:aws[a-z-]*:securityhub:(?:[a-z0-9-]+::standards/[^:\\s\"]+/v/[^:/\\s\"]+"
              + "|::ruleset/[^:\\s\"]+/v/[^:/\\s\"]+)");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}&&[^\n\t]]");

  /** What the CDK takes for a value that only the deployment knows. */
  private static final Pattern TOKEN = Pattern.compile("[$#]\\{Token\\[");

  private static final int LONGEST_DESCRIPTION = 512;

  private Declarable() {}

  /** Returns why a policy's content can't be declared, a clause; empty where it can. */
  static Optional<String> refusal(PolicyContent policy) {
    if (!NAME.matcher(policy.policy().name()).matches()) {
      return Optional.of("a name has letters, digits and - . ! * / alone");
    }
    boolean hasContent =
        !policy.standards().isEmpty()
            || !policy.disabled().isEmpty()
            || policy.only().isPresent()
            || !policy.parameters().isEmpty();
    if (policy.kind() == Kind.DISABLED && hasContent) {
      return Optional.of("it is off, and names standards or controls");
    }
    Optional<String> standard =
        policy.standards().stream().filter(each -> !isStandard(each)).findFirst();
    if (standard.isPresent()) {
      return Optional.of(standard.get() + " can't be declared in a policy");
    }
    if (policy.only().isPresent() && policy.only().get().isEmpty()) {
      return Optional.of("it enables only some controls, and none");
    }
    return Stream.concat(policy.disabled().stream(), policy.only().orElse(List.of()).stream())
        .filter(each -> !CONTROL.matcher(each).matches())
        .map(each -> "\"" + each + "\" is no control's id")
        .findFirst()
        .or(
            () ->
                policy.parameters().stream().flatMap(p -> refusal(policy, p).stream()).findFirst());
  }

  /** Control Tower manages one standard itself, and others are for another cloud. */
  private static boolean isStandard(String arn) {
    return STANDARD.matcher(arn).matches()
        && !arn.contains("standards/service-managed-")
        && !arn.contains("azure");
  }

  private static Optional<String> refusal(PolicyContent policy, Parameter parameter) {
    String what = "parameter " + parameter.name() + " of " + parameter.control();
    boolean isOn =
        policy
            .only()
            .map(only -> only.contains(parameter.control()))
            .orElseGet(() -> !policy.disabled().contains(parameter.control()));
    if (!isOn) {
      return Optional.of(what + " is set, and the control is off");
    }
    boolean isNamed =
        CONTROL.matcher(parameter.control()).matches()
            && PARAMETER.matcher(parameter.name()).matches()
            && isText(parameter.name());
    return isNamed && ParameterKind.isDeclarable(parameter)
        ? Optional.empty()
        : Optional.of(what + " can't be declared");
  }

  static boolean isDescription(String text) {
    return text.length() <= LONGEST_DESCRIPTION && isText(text);
  }

  static boolean isText(String text) {
    return !UNPRINTABLE.matcher(text).find() && !TOKEN.matcher(text).find();
  }
}
