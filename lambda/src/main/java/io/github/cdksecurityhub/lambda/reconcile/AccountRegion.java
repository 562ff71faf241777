package io.github.cdksecurityhub.lambda.reconcile;

import java.util.regex.Pattern;

/**
 * The one thing that an organization configuration belongs to: an administrator account in one
 * Region (R6, R15).
 */
public record AccountRegion(String account, String region) {
  /** A Region becomes part of a host name, so nothing else may pass. */
  private static final Pattern REGION_NAME =
      Pattern.compile("[a-z]{2,8}(-[a-z]{2,12}){1,3}-\\d{1,2}");

  public static boolean isRegion(String name) {
    return REGION_NAME.matcher(name).matches();
  }

  @Override
  public String toString() {
    return account + " in " + region;
  }
}
