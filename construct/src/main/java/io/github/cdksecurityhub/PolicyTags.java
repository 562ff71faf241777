package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.internal.Tokens.isToken;

import io.github.cdksecurityhub.internal.Refusal;
import io.github.cdksecurityhub.internal.regions.StackInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.securityhub.CfnConfigurationPolicy;
import software.constructs.IValidation;

/**
 * The tags of a policy: its own, those that {@code Tags.of(...)} adds to all of a stack's
 * resources, and the stack's, which CloudFormation adds. Most services take more characters in a
 * key than Security Hub does.
 */
record PolicyTags(CfnConfigurationPolicy policy) implements IValidation {
  static final int MOST = 50;

  private static final Pattern KEY = Pattern.compile("(?!aws:)[a-zA-Z+-=._:/]{1,128}");
  private static final int LONGEST_VALUE = 256;
  private static final String WITHOUT_POLICIES =
      "by Tags.of(...) with excludeResourceTypes(List.of(\"%s\", \"aws:cdk:stack\"))"
          .formatted(CfnConfigurationPolicy.CFN_RESOURCE_TYPE_NAME);

  static boolean isKey(String key) {
    return isToken(key) || KEY.matcher(key).matches();
  }

  static boolean isValue(String value) {
    return isToken(value) || value.codePointCount(0, value.length()) <= LONGEST_VALUE;
  }

  /**
   * At the end of synthesis, when every tag is known. A nested stack has the tags of the one that
   * is deployed.
   */
  @Override
  public List<String> validate() {
    Stack deployed = StackInfo.outermost(Stack.of(policy));
    Map<String, String> tags = new LinkedHashMap<>(deployed.getTags().tagValues());
    tags.putAll(policy.getCdkTagManager().tagValues());
    List<Refusal> refusals = new ArrayList<>();
    tags.forEach(
        (key, value) -> {
          if (!isKey(key) || !isValue(value)) {
            refusals.add(refusal(key));
          }
        });
    if (tags.size() > MOST) {
      refusals.add(
          Refusal.of(
              policy,
              "take the tags of its stack",
              "with them it has %d tags, and the service takes %d".formatted(tags.size(), MOST),
              "Add some of them " + WITHOUT_POLICIES));
    }
    return refusals.stream().map(Refusal::getMessage).toList();
  }

  private Refusal refusal(String key) {
    return Refusal.of(
        policy,
        "take the tag \"" + key + "\" of its stack",
        "Security Hub takes letters, digits and + - = . _ : / in a tag's key, and 256 characters in"
            + " its value",
        "Add the tag " + WITHOUT_POLICIES);
  }
}
