package io.github.cdksecurityhub;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * Every Region that an app declares, so that none is declared twice: two declarations would undo
 * each other with every deployment.
 *
 * <p>It is a construct at the root of the app because that is what an app has one of; it
 * synthesizes nothing.
 */
final class DeclaredRegions extends Construct {
  private static final String ID = "SecurityHubOrganizationConfigurationDeclaredRegions";

  private final List<Declaration> declarations = new ArrayList<>();

  private DeclaredRegions(Construct root) {
    super(root, ID);
  }

  /** The one of the app that {@code construct} is in. */
  static DeclaredRegions of(IConstruct construct) {
    IConstruct root = construct.getNode().getRoot();
    IConstruct existing = root.getNode().tryFindChild(ID);
    return existing instanceof DeclaredRegions known
        ? known
        : new DeclaredRegions((Construct) root);
  }

  /** Adds what {@code construct} declares, and refuses what cannot stand beside the rest. */
  void add(
      IConstruct construct, OrganizationConfiguration configuration, List<TargetRegion> targets) {
    Stack stack = Stack.of(construct);
    List<Declaration> added =
        targets.stream()
            .map(
                target ->
                    new Declaration(
                        construct.getNode().getPath(),
                        path(stack),
                        account(stack),
                        region(stack, target),
                        target,
                        configuration))
            .toList();
    for (Declaration declaration : added) {
      declarations.forEach(earlier -> declaration.checkBeside(construct, earlier));
    }
    declarations.addAll(added);
  }

  /**
   * What tells a Region of a stack from the stack's others, in letters and digits.
   *
   * <p>Nothing for the stack's own, whether it is the default, a token or written by name: a stack
   * that gets an environment, or a list of Regions, keeps the resource that it has.
   */
  String suffix(IConstruct construct, TargetRegion target) {
    Stack stack = Stack.of(construct);
    return switch (target.kind()) {
      case NAMED -> target.value().equals(stack.getRegion()) ? "" : target.pascalCase();
      case STACKS_OWN -> "";
      case OTHER_TOKEN -> String.valueOf(numberAmongTokens(stack, target));
    };
  }

  /** Counted from 1, in the order of declaration: a token has no name to go by. */
  private int numberAmongTokens(Stack stack, TargetRegion target) {
    List<String> tokens =
        declarations.stream()
            .filter(declaration -> declaration.stack().equals(path(stack)))
            .filter(declaration -> declaration.target().kind() == TargetRegion.Kind.OTHER_TOKEN)
            .map(Declaration::region)
            .toList();
    return tokens.indexOf(region(stack, target)) + 1;
  }

  /** Two stacks whose account is unknown may go to two accounts; one stack goes to one. */
  private static String account(Stack stack) {
    String account = stack.getAccount();
    return isToken(account) ? "the account of stack " + path(outermost(stack)) : account;
  }

  private static String region(Stack stack, TargetRegion target) {
    return switch (target.kind()) {
      case NAMED -> target.value();
      case STACKS_OWN -> "the Region of stack " + path(outermost(stack));
      case OTHER_TOKEN -> path(stack) + " " + target.value();
    };
  }

  /** A nested stack is deployed with, and so to where, its parent is. */
  private static Stack outermost(Stack stack) {
    Stack parent = stack.getNestedStackParent();
    return parent == null ? stack : outermost(parent);
  }

  private static String path(Stack stack) {
    return stack.getNode().getPath();
  }

  private static boolean isToken(String value) {
    return Boolean.TRUE.equals(Token.isUnresolved(value));
  }

  /**
   * One Region of one construct.
   *
   * @param path the construct
   * @param stack the stack that the construct is in
   * @param account the account id, or what stands for it where it is unknown
   * @param region the Region's name, or what stands for it where it is unknown
   * @param target the Region as it was declared
   * @param configuration what is declared for it
   */
  private record Declaration(
      String path,
      String stack,
      String account,
      String region,
      TargetRegion target,
      OrganizationConfiguration configuration) {

    void checkBeside(IConstruct construct, Declaration earlier) {
      if (!account.equals(earlier.account)) {
        return;
      }
      if (region.equals(earlier.region)) {
        throw Refusal.of(
            construct,
            "configure Security Hub in %s of %s".formatted(target.value(), account),
            "construct %s already declares this account and Region, and two declarations undo each"
                    .formatted(earlier.path)
                + " other",
            "Remove one of them");
      }
      if (isCentral() && earlier.isCentral() && target.isNamed() && earlier.target.isNamed()) {
        throw Refusal.of(
            construct,
            "declare a CENTRAL configuration in %s of %s".formatted(target.value(), account),
            "construct %s declares one in %s of the same account, and an organization has one home"
                    .formatted(earlier.path, earlier.target.value())
                + " Region",
            "Remove the one that is not the home Region");
      }
    }

    private boolean isCentral() {
      return configuration instanceof OrganizationConfiguration.Central;
    }
  }
}
