package io.github.cdksecurityhub.lambda.cloudformation;

import io.github.cdksecurityhub.lambda.model.OrganizationConfiguration;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which resource this is, and what was there before it: {@code
 * 123456789012/eu-west-1/securityhub-organization-configuration/LOCAL,false,DEFAULT}.
 *
 * <p>Fixed at Create and kept for the resource's life, so that the Delete, years later, knows what
 * to put back without a store of its own.
 *
 * @param place the account and Region
 * @param previous what was there before; empty where a Create failed before it read anything
 */
public record PhysicalResourceId(
    AccountRegion place, Optional<OrganizationConfiguration> previous) {
  private static final String KIND = "securityhub-organization-configuration";
  private static final String UNOBSERVED = "unobserved";
  private static final Pattern FORM =
      Pattern.compile("(\\d{12})/([a-z0-9-]+)/" + KIND + "/([A-Za-z,]+)");

  /** Returns the id of a Create that has read nothing, whose Delete changes nothing. */
  static PhysicalResourceId unobserved(AccountRegion place) {
    return new PhysicalResourceId(place, Optional.empty());
  }

  /**
   * Reads an id; empty where it is not one of ours, such as one that CloudFormation made up (R34).
   */
  static Optional<PhysicalResourceId> parse(String id) {
    Matcher form = FORM.matcher(id);
    if (!form.matches()) {
      return Optional.empty();
    }
    Optional<OrganizationConfiguration> previous = OrganizationConfiguration.decode(form.group(3));
    if (previous.isEmpty() && !form.group(3).equals(UNOBSERVED)) {
      return Optional.empty();
    }
    return Optional.of(
        new PhysicalResourceId(new AccountRegion(form.group(1), form.group(2)), previous));
  }

  /** Returns the attribute {@code PreviousConfiguration}. */
  String previousConfiguration() {
    return previous.map(OrganizationConfiguration::encoded).orElse(UNOBSERVED);
  }

  @Override
  public String toString() {
    return String.join("/", place.account(), place.region(), KIND, previousConfiguration());
  }
}
