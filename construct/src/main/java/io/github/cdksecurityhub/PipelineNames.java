package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.internal.Tokens.isToken;

import io.github.cdksecurityhub.internal.Refusal;
import java.util.regex.Pattern;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;

/** Names that are written into the policies of a pipeline's roles: each matches itself alone. */
final class PipelineNames {
  private static final Pattern STACK = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,127}");

  /** As the bootstrap's template has it. */
  private static final Pattern QUALIFIER = Pattern.compile("[A-Za-z0-9_-]{1,10}");

  private PipelineNames() {}

  static void check(IConstruct construct, SecurityHubPipelineRolesProps props) {
    if (!fits(STACK, props.getStackName())) {
      throw Refusal.of(
          construct,
          "deploy a stack named \"" + props.getStackName() + "\"",
          "a stack's name is a letter and up to 127 letters, digits and -",
          "Pass its name as CloudFormation shows it");
    }
    String arn = props.getIdentityProviderArn();
    String host = props.getSource().host();
    String account = Stack.of(construct).getAccount();
    if (arn != null && !fits(Pattern.compile(provider(account, host)), arn)) {
      throw Refusal.of(
          construct,
          "trust the identity provider \"" + arn + "\"",
          "that is not the ARN of one for %s in the roles' account".formatted(host),
          "Pass one like arn:aws:iam::%s:oidc-provider/%s"
              .formatted(isToken(account) ? "123456789012" : account, host));
    }
  }

  static String qualifier(IConstruct construct, String qualifier) {
    if (!fits(QUALIFIER, qualifier)) {
      throw Refusal.of(
          construct,
          "assume the roles of the bootstrap \"" + qualifier + "\"",
          "a qualifier is up to 10 letters, digits, _ and -",
          "Pass what `cdk bootstrap --qualifier` was given");
    }
    return qualifier;
  }

  /** A role can trust a provider of its own account alone. */
  private static String provider(String account, String host) {
    return "arn:aws[a-z-]*:iam::%s:oidc-provider/%s"
        .formatted(isToken(account) ? "[0-9]{12}" : account, Pattern.quote(host));
  }

  private static boolean fits(Pattern pattern, String name) {
    return pattern.matcher(name).matches() || isToken(name);
  }
}
