package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.aws.CallerAdvice;
import io.github.cdksecurityhub.cli.aws.RegionNames;
import io.github.cdksecurityhub.cli.console.InParallel;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import io.github.cdksecurityhub.lambda.reconcile.SecurityHubException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the Regions that an account has, and that are neither declared nor linked. */
final class Coverage {
  private Coverage() {}

  static List<AccountRegion> uncovered(Organization organization) throws InterruptedException {
    Set<String> declared = organization.regions();
    List<String> open = new ArrayList<>();
    if (!declared.isEmpty()) {
      for (String region : RegionNames.beside(declared.iterator().next())) {
        if (!declared.contains(region) && !organization.linking().isLinked(region)) {
          open.add(region);
        }
      }
    }
    return InParallel.each(open, region -> enabled(organization, region)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** What can't be read may be enabled. */
  private static Optional<AccountRegion> enabled(Organization organization, String region) {
    Optional<AccountRegion> place = Optional.of(organization.place(region));
    try {
      organization.live(region).describe();
      return place;
    } catch (SecurityHubException e) {
      return place.filter(each -> !CallerAdvice.isNotEnabled(e.failure()));
    }
  }
}
