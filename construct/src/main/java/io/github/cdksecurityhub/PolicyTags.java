package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.internal.Tokens.isToken;

import io.github.cdksecurityhub.internal.Refusal;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.securityhub.CfnConfigurationPolicy;
import software.constructs.IValidation;

/**
 * The tags of a policy, its own and those that {@code Tags.of(...)} adds to all of a stack's
 * resources. Most services take more characters in a key than Security Hub does.
 */
record PolicyTags(CfnConfigurationPolicy policy) implements IValidation {
  private static final Pattern KEY = Pattern.compile("(?!aws:)[a-zA-Z+-=._:/]{1,128}");
  private static final int LONGEST_VALUE = 256;

  static boolean isKey(String key) {
    return isToken(key) || KEY.matcher(key).matches();
  }

  static boolean isValue(String value) {
    return isToken(value) || value.length() <= LONGEST_VALUE;
  }

  /** At the end of synthesis, when every tag is known. */
  @Override
  public List<String> validate() {
    return policy.getCdkTagManager().tagValues().entrySet().stream()
        .filter(tag -> !isKey(tag.getKey()) || !isValue(tag.getValue()))
        .map(tag -> refusal(tag.getKey()).getMessage())
        .toList();
  }

  private Refusal refusal(String key) {
    return Refusal.of(
        policy,
        "take the tag \"" + key + "\" of its stack",
        "Security Hub takes letters, digits and + - = . _ : / in a tag's key, and 256 characters in"
            + " its value",
        "Add the tag with excludeResourceTypes(List.of(\""
            + CfnConfigurationPolicy.CFN_RESOURCE_TYPE_NAME
            + "\"))");
  }
}
