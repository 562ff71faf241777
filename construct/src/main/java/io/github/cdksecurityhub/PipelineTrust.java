package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.internal.Tokens.isToken;

import io.github.cdksecurityhub.internal.Refusal;
import io.github.cdksecurityhub.internal.regions.StackInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.OidcProviderNative;
import software.amazon.awscdk.services.iam.WebIdentityPrincipal;
import software.constructs.Construct;

/**
 * Whom a pipeline's roles trust: jobs, by the tokens of their forge.
 *
 * @param source whose jobs
 * @param identityProviderArn the forge's identity provider
 */
record PipelineTrust(Construct scope, PipelineSource source, String identityProviderArn) {
  /** IAM's quota for the trust policy of a role. */
  private static final int LONGEST_POLICY = 2048;

  /** Without the subjects, and without the forge's host, which it has four times. */
  private static final int POLICY_ITSELF = 320;

  /** Trusts the identity provider that is named, or one that the stack's constructs share. */
  static PipelineTrust of(Construct scope, PipelineSource source, Optional<String> arn) {
    return new PipelineTrust(scope, source, arn.orElseGet(() -> ownProvider(scope, source)));
  }

  /** An account has one for each forge. */
  private static String ownProvider(Construct scope, PipelineSource source) {
    Stack stack = Stack.of(scope);
    String id = "IdentityProvider" + source.host();
    if (stack.getNode().tryFindChild(id) instanceof OidcProviderNative existing) {
      return existing.getOidcProviderArn();
    }
    checkOnlyOne(scope, source.host(), stack);
    return OidcProviderNative.Builder.create(stack, id)
        .url("https://" + source.host())
        .clientIds(List.of(source.audience()))
        .build()
        .getOidcProviderArn();
  }

  /** A mark at the root of the app, that a stack of the account creates the provider. */
  private static final class Created extends Construct {
    private final String stack;

    private Created(Construct root, String id, String stack) {
      super(root, id);
      this.stack = stack;
    }
  }

  private static void checkOnlyOne(Construct scope, String host, Stack stack) {
    Construct root = (Construct) scope.getNode().getRoot();
    String id = "SecurityHubIdentityProvider-%s-%s".formatted(StackInfo.of(scope).account(), host);
    if (root.getNode().tryFindChild(id) instanceof Created earlier) {
      throw Refusal.of(
          scope,
          "create the identity provider of " + host,
          "stack %s creates it, and an account has one for each forge".formatted(earlier.stack),
          "Pass identityProviderArn, like arn:aws:iam::%s:oidc-provider/%s"
              .formatted(isToken(stack.getAccount()) ? "123456789012" : stack.getAccount(), host));
    }
    new Created(root, id, stack.getNode().getPath());
  }

  /** An exact match wherever it is one: a pattern is for those who can't know the branch. */
  IPrincipal jobsFor(List<String> subjects) {
    checkLength(subjects);
    Map<String, Object> equal = new LinkedHashMap<>();
    equal.put(source.host() + ":aud", source.audience());
    Map<String, Object> conditions = new LinkedHashMap<>();
    conditions.put("StringEquals", equal);
    if (subjects.stream().anyMatch(subject -> subject.contains("*"))) {
      conditions.put("StringLike", Map.of(source.host() + ":sub", subjects));
    } else {
      equal.put(source.host() + ":sub", subjects);
    }
    return new WebIdentityPrincipal(identityProviderArn, conditions);
  }

  private void checkLength(List<String> subjects) {
    int length =
        POLICY_ITSELF + 4 * source.host().length() + String.join("\",\"", subjects).length();
    if (length > LONGEST_POLICY) {
      throw Refusal.of(
          scope,
          "trust jobs of %s".formatted(source.host()),
          "the role's trust policy would have %d characters, and IAM takes %d"
              .formatted(length, LONGEST_POLICY),
          "Choose a shorter name for the branch or the environment, or move the repository");
    }
  }
}
