package io.github.cdksecurityhub.local.cloudformation;

/**
 * What becomes of resources whose work is under way when another resource fails.
 *
 * <p>Several independent reports (aws-cloudformation/cloudformation-coverage-roadmap issues 1730
 * and 1814, binxio/cfn-certificate-provider issue 31) report that CloudFormation does not wait for
 * custom resources.
 */
public enum InFlight {
  /**
   * Cancelled at once, as reported: the rollback begins while the function may still be running,
   * and a cancelled Create is followed by a Delete with an id that CloudFormation made up.
   */
  CANCELLED,
  /** Awaited first, as some resource types are. */
  AWAITED
}
