package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which resource this is: {@code
 * 123456789012/eu-west-1/securityhub-organization-configuration/0f5c4b1e}, of a Create that failed
 * with {@code /failed} behind it.
 *
 * <p>What was there before it is not part of it; that lies in the hub's tags.
 */
public record PhysicalResourceId(AccountRegion place, String life, boolean isFailed) {
  private static final String KIND = "securityhub-organization-configuration";
  private static final String FAILED = "/failed";
  private static final Pattern FORM =
      Pattern.compile("(\\d{12})/([a-z0-9-]+)/" + KIND + "/([A-Za-z0-9]{1,8})(" + FAILED + ")?");

  /**
   * Reads an id; empty where it is not one of ours, such as one that CloudFormation made up (R34).
   */
  static Optional<PhysicalResourceId> parse(String id) {
    Matcher form = FORM.matcher(id);
    return form.matches()
        ? Optional.of(
            new PhysicalResourceId(
                new AccountRegion(form.group(1), form.group(2)),
                form.group(3),
                form.group(4) != null))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return String.join("/", place.account(), place.region(), KIND, life) + (isFailed ? FAILED : "");
  }
}
