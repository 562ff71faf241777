package io.github.cdksecurityhub.lambda.reconcile;

import java.util.Objects;

/**
 * The one thing that an organization configuration belongs to: an administrator account in one
 * Region (R6, R15).
 *
 * @param account twelve digits
 * @param region a Region name such as {@code eu-west-1}
 */
public record AccountRegion(String account, String region) {
  /** Refuses null. */
  public AccountRegion {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(region, "region");
  }

  @Override
  public String toString() {
    return account + " in " + region;
  }
}
