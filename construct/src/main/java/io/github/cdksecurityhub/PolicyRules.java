package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.internal.Tokens.isToken;

import io.github.cdksecurityhub.internal.Refusal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What Security Hub refuses of a policy, refused before anything is deployed.
 *
 * @param refusal refuses the policy
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_CreateConfigurationPolicy.html">CreateConfigurationPolicy</a>
 * @see <a href=
 *     "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-securityhub-configurationpolicy.html">
 *     AWS::SecurityHub::ConfigurationPolicy</a>
 */
record PolicyRules(PolicyRefusal refusal) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.!*/-]{1,128}");
  private static final Pattern ODD = Pattern.compile("[A-Za-z0-9.!*/-]+");
  private static final int LONGEST_DESCRIPTION = 512;

  static void check(String who, NamedPolicy<?> policy) {
    PolicyRules rules = new PolicyRules(new PolicyRefusal(who, policy.header().name()));
    rules.checkHeader(policy.header());
    if (policy instanceof EnabledPolicy enabled) {
      rules.checkStandards(enabled.standards());
      ControlRules.check(rules.refusal, enabled);
    }
  }

  private void checkHeader(PolicyHeader header) {
    boolean fits = NAME.matcher(header.name()).matches();
    if (!fits && isToken(header.name())) {
      throw Refusal.of(
          refusal.who(),
          "declare a policy whose name is a token",
          "the policy's resource is named after it, so it must be known at synthesis",
          "Write the name out");
    }
    if (!fits) {
      throw refusal.of(
          "a name has 1 to 128 letters, digits and - . ! * /, and nothing else",
          "Choose another name; this one has " + oddities(header.name()));
    }
    header.description().ifPresent(this::checkDescription);
    header.tags().forEach(this::checkTag);
    if (header.tags().size() > PolicyTags.MOST) {
      throw refusal.of(
          "it has %d tags, and the service takes %d"
              .formatted(header.tags().size(), PolicyTags.MOST),
          "Leave some of them out");
    }
  }

  private static String oddities(String name) {
    String odd = ODD.matcher(name).replaceAll("");
    return odd.isEmpty() ? name.length() + " characters" : "\"" + odd + "\"";
  }

  private void checkDescription(String description) {
    if (isToken(description)) {
      return;
    }
    int length = description.codePointCount(0, description.length());
    if (description.isBlank() || length > LONGEST_DESCRIPTION) {
      throw refusal.of(
          "its description is " + (description.isBlank() ? "blank" : length + " characters long"),
          "Write up to " + LONGEST_DESCRIPTION + " characters, or leave it out");
    }
  }

  private void checkTag(String key, String value) {
    boolean keyFits = PolicyTags.isKey(key);
    if (!keyFits || !PolicyTags.isValue(value)) {
      throw refusal.of(
          "its tag \"%s\" has a %s that the service refuses"
              .formatted(key, keyFits ? "value" : "key"),
          "A key has up to 128 letters, digits and + - = . _ : /, and doesn't begin with aws:; a"
              + " value has up to 256 characters");
    }
  }

  private void checkStandards(List<Standard> standards) {
    for (Standard standard : standards) {
      if (standard.isOfControlTower()) {
        throw refusal.of(
            "AWS Control Tower manages the standard \"" + standard + "\"",
            "Leave it out: it is turned on by enabling its controls in AWS Control Tower");
      }
      if (standard.isOfAnotherCloud()) {
        throw refusal.of(
            "\"" + standard + "\" is a standard for another cloud, and policies take those for AWS",
            "Leave it out, and enable it in the accounts that connect that cloud");
      }
      if (!standard.isWellFormed()) {
        throw refusal.of(
            "\"" + standard + "\" is not the ARN of a security standard",
            "Pass what `aws securityhub describe-standards` shows, or a constant of Standard");
      }
    }
    refusal.checkOnce("standard", standards);
  }
}
