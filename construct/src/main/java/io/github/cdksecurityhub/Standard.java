package io.github.cdksecurityhub;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;

/**
 * A security standard of Security Hub.
 *
 * <p>A standard has an ARN per partition and Region; what is written into a template is the one of
 * the stack's. Those that AWS calls service-managed are not here: the service that manages them
 * turns them on.
 *
 * <p>A standard is current, or retired: a newer version of the same benchmark is there, and whoever
 * publishes it, or AWS, recommends that one. Security Hub still runs retired standards.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html">Standards
 *     reference</a>
 */
public final class Standard {
  /** AWS Foundational Security Best Practices, 1.0.0. Current. */
  public static final Standard AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0 =
      current("standards/aws-foundational-security-best-practices/v/1.0.0");

  /** AWS Resource Tagging Standard, 1.0.0. Current. */
  public static final Standard AWS_RESOURCE_TAGGING_1_0_0 =
      current("standards/aws-resource-tagging-standard/v/1.0.0");

  /** CIS AWS Foundations Benchmark, 1.2.0. Retired. The one whose ARN has no Region. */
  public static final Standard CIS_AWS_FOUNDATIONS_1_2_0 =
      retired("ruleset/cis-aws-foundations-benchmark/v/1.2.0");

  /** CIS AWS Foundations Benchmark, 1.4.0. Retired. */
  public static final Standard CIS_AWS_FOUNDATIONS_1_4_0 =
      retired("standards/cis-aws-foundations-benchmark/v/1.4.0");

  /** CIS AWS Foundations Benchmark, 3.0.0. Retired by 5.0.0. */
  public static final Standard CIS_AWS_FOUNDATIONS_3_0_0 =
      retired("standards/cis-aws-foundations-benchmark/v/3.0.0");

  /** CIS AWS Foundations Benchmark, 5.0.0. Current. */
  public static final Standard CIS_AWS_FOUNDATIONS_5_0_0 =
      current("standards/cis-aws-foundations-benchmark/v/5.0.0");

  /** NIST SP 800-53 Revision 5. Current. */
  public static final Standard NIST_800_53_5_0_0 = current("standards/nist-800-53/v/5.0.0");

  /** NIST SP 800-171 Revision 2. Current. */
  public static final Standard NIST_800_171_2_0_0 = current("standards/nist-800-171/v/2.0.0");

  /** PCI DSS, 3.2.1. Retired by its publisher on 31 March 2024. */
  public static final Standard PCI_DSS_3_2_1 = retired("standards/pci-dss/v/3.2.1");

  /** PCI DSS, 4.0.1. Current. */
  public static final Standard PCI_DSS_4_0_1 = current("standards/pci-dss/v/4.0.1");

  private static final List<Standard> KNOWN =
      List.of(
          AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0,
          AWS_RESOURCE_TAGGING_1_0_0,
          CIS_AWS_FOUNDATIONS_1_2_0,
          CIS_AWS_FOUNDATIONS_1_4_0,
          CIS_AWS_FOUNDATIONS_3_0_0,
          CIS_AWS_FOUNDATIONS_5_0_0,
          NIST_800_53_5_0_0,
          NIST_800_171_2_0_0,
          PCI_DSS_3_2_1,
          PCI_DSS_4_0_1);

  private static final String WITHOUT_REGION = "ruleset/";
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:securityhub:(?:[a-z0-9-]+::(standards/[^:\\s]+/v/[^:/\\s]+)"
              + "|::(ruleset/[^:\\s]+/v/[^:/\\s]+))");

  private final String resource;
  private final boolean current;

  private Standard(String resource, boolean current) {
    this.resource = resource;
    this.current = current;
  }

  private static Standard current(String resource) {
    return new Standard(resource, true);
  }

  private static Standard retired(String resource) {
    return new Standard(resource, false);
  }

  /**
   * A standard by its ARN, for one that this class does not know yet.
   *
   * <p>The partition and the Region of the ARN don't matter: a template gets those of its stack.
   *
   * @param arn as {@code aws securityhub describe-standards} lists it; a token is written as it is
   * @return the standard, current as far as is known here
   */
  public static Standard of(String arn) {
    requireNonNull(arn, "arn");
    Matcher parts = ARN.matcher(arn);
    if (!parts.matches()) {
      return current(arn);
    }
    String resource = parts.group(1) == null ? parts.group(2) : parts.group(1);
    return KNOWN.stream()
        .filter(known -> known.resource.equals(resource))
        .findFirst()
        .orElseGet(() -> current(resource));
  }

  /**
   * Every standard that this class knows.
   *
   * @return the standards, by name
   */
  public static List<Standard> known() {
    return KNOWN;
  }

  /**
   * Whether no newer version of the same benchmark has taken its place.
   *
   * @return false for a retired standard, which Security Hub still runs
   */
  public boolean isCurrent() {
    return current;
  }

  /**
   * The standard's ARN in a stack's partition and Region.
   *
   * @param stack the stack; where it is environment-agnostic the ARN has tokens
   * @return the ARN
   */
  public String arn(Stack stack) {
    if (!isWellFormed() || Boolean.TRUE.equals(Token.isUnresolved(resource))) {
      return resource;
    }
    TargetRegion own = TargetRegion.own(stack);
    String partition = own.partition().orElseGet(stack::getPartition);
    String region = resource.startsWith(WITHOUT_REGION) ? "" : own.value();
    return "arn:%s:securityhub:%s::%s".formatted(partition, region, resource);
  }

  /** Whether it came from an ARN of a standard, or may have: a token. */
  boolean isWellFormed() {
    return resource.startsWith("standards/")
        || resource.startsWith(WITHOUT_REGION)
        || Boolean.TRUE.equals(Token.isUnresolved(resource));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Standard standard && standard.resource.equals(resource);
  }

  @Override
  public int hashCode() {
    return resource.hashCode();
  }

  @Override
  public String toString() {
    return resource;
  }
}
