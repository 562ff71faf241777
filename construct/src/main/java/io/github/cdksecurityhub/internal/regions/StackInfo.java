package io.github.cdksecurityhub.internal.regions;

import static io.github.cdksecurityhub.internal.Tokens.isToken;

import io.github.cdksecurityhub.internal.LogicalIds;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;

/**
 * What is known at synthesis of the stack that a declaration is in, asked of the CDK once: every
 * question goes to another process.
 *
 * @param path the stack
 * @param region its Region's name, or a token
 * @param account the account id, or what stands for it where it is unknown
 * @param outermost the stack that it is nested in at last, or itself: a nested stack is deployed
 *     with, and so to where, its parent is
 */
public record StackInfo(String path, String region, String account, String outermost) {

  /** The one that {@code construct} is in. */
  public static StackInfo of(IConstruct construct) {
    Stack stack = Stack.of(construct);
    String path = path(stack);
    Stack outermost = outermost(stack);
    String deployed = outermost == stack ? path : path(outermost);
    return new StackInfo(path, stack.getRegion(), account(stack, deployed), deployed);
  }

  /** The stack that is deployed: the one that a stack is nested in at last, or itself. */
  public static Stack outermost(Stack stack) {
    Stack parent = stack.getNestedStackParent();
    return parent == null ? stack : outermost(parent);
  }

  /** A text that is the same for the same Region alone, in the whole app. */
  public String identify(TargetRegion target) {
    return switch (target.kind()) {
      case NAMED -> target.value();
      case STACKS_OWN -> "the Region of stack " + outermost;
      case OTHER_TOKEN -> path + " " + target.expression();
    };
  }

  /**
   * What distinguishes a Region of this stack from the stack's others, in letters and digits.
   *
   * <p>Nothing for the stack's own, whether it is the default, a token or written by name: a stack
   * that gets an environment, or a list of Regions, keeps the resource that it has. A token is
   * known by its expression, not by its position among others, which changes where one of them is
   * removed.
   */
  public String suffix(TargetRegion target) {
    return switch (target.kind()) {
      case NAMED -> target.value().equals(region) ? "" : LogicalIds.pascalCase(target.value());
      case STACKS_OWN -> "";
      case OTHER_TOKEN -> "Token" + LogicalIds.hash(target.expression());
    };
  }

  /** Two stacks whose account is unknown may go to two accounts; one stack goes to one. */
  private static String account(Stack stack, String outermost) {
    String account = stack.getAccount();
    return isToken(account) ? "the account of stack " + outermost : account;
  }

  private static String path(Stack stack) {
    return stack.getNode().getPath();
  }
}
