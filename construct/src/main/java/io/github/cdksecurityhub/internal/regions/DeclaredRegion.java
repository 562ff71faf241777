package io.github.cdksecurityhub.internal.regions;

import io.github.cdksecurityhub.OrganizationConfiguration;
import io.github.cdksecurityhub.internal.Refusal;
import software.constructs.IConstruct;

/**
 * One Region of one construct.
 *
 * @param path the construct
 * @param stack its stack
 * @param target the Region as it was declared
 * @param configuration what is declared for it
 */
public record DeclaredRegion(
    String path, StackInfo stack, TargetRegion target, OrganizationConfiguration configuration) {

  public void checkBeside(IConstruct construct, DeclaredRegion earlier) {
    if (!stack.account().equals(earlier.stack.account())) {
      return;
    }
    if (stack.identify(target).equals(earlier.stack.identify(earlier.target))) {
      throw Refusal.of(
          construct,
          "configure Security Hub in %s of %s".formatted(target.value(), stack.account()),
          "construct %s already declares this account and Region, and two declarations undo each"
                  .formatted(earlier.path)
              + " other",
          "Remove one of them");
    }
    if (stack.outermost().equals(earlier.stack.outermost())) {
      checkMix(construct, earlier.target);
    }
    if (isCentral() && earlier.isCentral() && target.isNamed() && earlier.target.isNamed()) {
      throw Refusal.of(
          construct,
          "declare a CENTRAL configuration in %s of %s".formatted(target.value(), stack.account()),
          "construct %s declares one in %s of the same account, and an organization has one home"
                  .formatted(earlier.path, earlier.target.value())
              + " Region",
          "Remove the one that is not the home Region");
    }
  }

  /**
   * Two resources of one stack take a Region from each other: the tags refuse other stacks alone.
   */
  private void checkMix(IConstruct construct, TargetRegion other) {
    boolean isOwn = target.kind() == TargetRegion.Kind.STACKS_OWN;
    boolean isOtherOwn = other.kind() == TargetRegion.Kind.STACKS_OWN;
    if (isOwn && other.isNamed() || isOtherOwn && target.isNamed()) {
      String name = isOwn ? other.value() : target.value();
      throw Refusal.of(
          construct,
          "configure Security Hub in the stack's own Region and in %s".formatted(name),
          "the stack's Region is not known at synthesis, and deployed in %s it would declare that"
                  .formatted(name)
              + " Region twice",
          "Give the stack an env with its Region, or write each of its Regions by name");
    }
  }

  /** A local configuration has no effect where the policies of a home Region apply. */
  void checkUnder(IConstruct construct, DeclaredRegions.Links links) {
    if (isCentral() || !stack.account().equals(links.account()) || !links.reach().test(target)) {
      return;
    }
    String other = construct.getNode().getPath().equals(path) ? links.path() : path;
    throw Refusal.of(
        construct,
        "be in one app with construct " + other,
        "%s declares a LOCAL configuration of %s in %s, and %s links that Region to its home Region,"
                .formatted(path, target.value(), stack.account(), links.path())
            + " where CENTRAL holds",
        "Remove the LOCAL declaration, or leave the Region out of the linked ones");
  }

  private boolean isCentral() {
    return configuration.isCentral();
  }
}
