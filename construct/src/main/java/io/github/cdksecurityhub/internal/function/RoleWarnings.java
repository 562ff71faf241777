package io.github.cdksecurityhub.internal.function;

import static io.github.cdksecurityhub.internal.Tokens.areKnownToDiffer;

import io.github.cdksecurityhub.internal.Refusal;
import io.github.cdksecurityhub.internal.Warning;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnPolicy;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.IConstruct;

/** What a role that the user brings may lack, and whose it is. */
public final class RoleWarnings {
  private static final String LAMBDA = "lambda.amazonaws.com";

  private RoleWarnings() {}

  public static void check(IConstruct construct, IRole role, Policy policy) {
    Stack stack = Stack.of(construct);
    checkAccount(construct, role, stack.getAccount());
    CfnPolicy resource = (CfnPolicy) policy.getNode().getDefaultChild();
    if (stack.resolve(resource.getRoles()) == null) {
      Warning.IMPORTED_ROLE.of(
          construct,
          ("Role %s can't be changed here, so no policy is attached to it. It has to allow what"
                  + " the Javadoc of ProviderOptions.role lists, and %s has to be able to assume"
                  + " it.")
              .formatted(role.getNode().getPath(), LAMBDA));
    }
    if (role instanceof Role declared && !trustsLambda(stack, declared)) {
      Warning.ROLE_NOT_ASSUMABLE.of(
          construct,
          ("Role %s doesn't trust %s, so Lambda refuses to create the function with it. Add"
                  + " new ServicePrincipal(\"%s\") to its assumedBy.")
              .formatted(role.getNode().getPath(), LAMBDA, LAMBDA));
    }
  }

  private static void checkAccount(IConstruct construct, IRole role, String own) {
    String account = role.getPrincipalAccount();
    if (account != null && areKnownToDiffer(account, own)) {
      throw Refusal.of(
          construct,
          "run the function as role " + role.getNode().getPath(),
          "the role is in account %s, and Lambda takes roles of the function's account, %s"
              .formatted(account, own),
          "Pass a role of account %s, or leave role out for one of its own".formatted(own));
    }
  }

  private static boolean trustsLambda(Stack stack, Role role) {
    return role.getAssumeRolePolicy() == null
        || String.valueOf(stack.resolve(role.getAssumeRolePolicy().toJSON())).contains(LAMBDA);
  }
}
