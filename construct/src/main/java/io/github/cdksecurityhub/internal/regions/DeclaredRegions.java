package io.github.cdksecurityhub.internal.regions;

import io.github.cdksecurityhub.OrganizationConfiguration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.constructs.Construct;
import software.constructs.DependencyGroup;
import software.constructs.IConstruct;

/**
 * Every Region that an app declares, so that none is declared twice: two declarations would undo
 * each other with every deployment.
 *
 * <p>It is a construct at the root of the app because that is what an app has one of; it
 * synthesizes nothing.
 */
public final class DeclaredRegions extends Construct {
  private static final String ID = "SecurityHubOrganizationConfigurationDeclaredRegions";

  private final List<DeclaredRegion> declarations = new ArrayList<>();
  private final List<Links> links = new ArrayList<>();
  private final Map<String, DependencyGroup> ownRegions = new HashMap<>();

  /**
   * The Regions that one construct links to its home Region.
   *
   * @param account the account id, or what stands for it where it is unknown
   * @param reach whether a Region of the account is known to be linked, or to be the home Region
   */
  record Links(String path, String account, Predicate<TargetRegion> reach) {}

  private DeclaredRegions(Construct root) {
    super(root, ID);
  }

  /** The one of the app that {@code construct} is in. */
  public static DeclaredRegions of(IConstruct construct) {
    IConstruct root = construct.getNode().getRoot();
    IConstruct existing = root.getNode().tryFindChild(ID);
    return existing instanceof DeclaredRegions known
        ? known
        : new DeclaredRegions((Construct) root);
  }

  /** The resource of a stack's own Region, empty as long as the stack doesn't declare that. */
  public DependencyGroup ownRegionOf(StackInfo stack) {
    return ownRegions.computeIfAbsent(stack.path(), path -> new DependencyGroup());
  }

  /** Adds what {@code construct} declares, and refuses what cannot stand beside the rest. */
  public void add(
      IConstruct construct,
      StackInfo stack,
      OrganizationConfiguration configuration,
      List<TargetRegion> targets) {
    String path = construct.getNode().getPath();
    for (TargetRegion target : targets) {
      DeclaredRegion declaration = new DeclaredRegion(path, stack, target, configuration);
      declarations.forEach(earlier -> declaration.checkBeside(construct, earlier));
      links.forEach(link -> declaration.checkUnder(construct, link));
      declarations.add(declaration);
    }
  }

  /** Adds the Regions that {@code construct} links to its own, and refuses local ones there. */
  public void link(IConstruct construct, Predicate<TargetRegion> linked) {
    String path = construct.getNode().getPath();
    Links added = new Links(path, StackInfo.of(construct).account(), linked);
    declarations.forEach(earlier -> earlier.checkUnder(construct, added));
    links.add(added);
  }
}
