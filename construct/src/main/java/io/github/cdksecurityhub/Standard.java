package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.internal.Tokens.isToken;
import static java.util.Objects.requireNonNull;

import io.github.cdksecurityhub.internal.regions.TargetRegion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.Stack;

/**
 * A security standard of Security Hub.
 *
 * <p>A standard has an ARN per partition and Region; what is written into a template is the one of
 * the stack's. The list is that of the standards reference of November 2026, without those that a
 * configuration policy refuses: the one that AWS Control Tower manages, and those for other clouds.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html">Standards
 *     reference</a>
 */
public final class Standard {
  /** By the names of the constants; it comes first because they add themselves. */
  private static final Map<String, Standard> KNOWN = new LinkedHashMap<>();

  /** AWS Foundational Security Best Practices, 1.0.0. */
  public static final Standard AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0 =
      known(
          "AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0",
          "standards/aws-foundational-security-best-practices/v/1.0.0");

  /** AWS AI Security Best Practices, 1.0.0. */
  public static final Standard AI_SECURITY_BEST_PRACTICES_1_0_0 =
      known("AI_SECURITY_BEST_PRACTICES_1_0_0", "standards/ai-security-best-practices/v/1.0.0");

  /** AWS Resource Tagging Standard, 1.0.0. */
  public static final Standard AWS_RESOURCE_TAGGING_1_0_0 =
      known("AWS_RESOURCE_TAGGING_1_0_0", "standards/aws-resource-tagging-standard/v/1.0.0");

  /** CIS AWS Foundations Benchmark, 1.2.0. The one whose ARN has no Region. */
  public static final Standard CIS_AWS_FOUNDATIONS_1_2_0 =
      known("CIS_AWS_FOUNDATIONS_1_2_0", "ruleset/cis-aws-foundations-benchmark/v/1.2.0");

  /** CIS AWS Foundations Benchmark, 1.4.0. */
  public static final Standard CIS_AWS_FOUNDATIONS_1_4_0 =
      known("CIS_AWS_FOUNDATIONS_1_4_0", "standards/cis-aws-foundations-benchmark/v/1.4.0");

  /** CIS AWS Foundations Benchmark, 3.0.0. */
  public static final Standard CIS_AWS_FOUNDATIONS_3_0_0 =
      known("CIS_AWS_FOUNDATIONS_3_0_0", "standards/cis-aws-foundations-benchmark/v/3.0.0");

  /** CIS AWS Foundations Benchmark, 5.0.0. */
  public static final Standard CIS_AWS_FOUNDATIONS_5_0_0 =
      known("CIS_AWS_FOUNDATIONS_5_0_0", "standards/cis-aws-foundations-benchmark/v/5.0.0");

  /** NIST SP 800-53 Revision 5. */
  public static final Standard NIST_800_53_5_0_0 =
      known("NIST_800_53_5_0_0", "standards/nist-800-53/v/5.0.0");

  /** NIST SP 800-171 Revision 2. */
  public static final Standard NIST_800_171_2_0_0 =
      known("NIST_800_171_2_0_0", "standards/nist-800-171/v/2.0.0");

  /** PCI DSS, 3.2.1. AWS recommends 4.0.1. */
  public static final Standard PCI_DSS_3_2_1 = known("PCI_DSS_3_2_1", "standards/pci-dss/v/3.2.1");

  /** PCI DSS, 4.0.1. */
  public static final Standard PCI_DSS_4_0_1 = known("PCI_DSS_4_0_1", "standards/pci-dss/v/4.0.1");

  private static final String WITHOUT_REGION = "ruleset/";
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[a-z-]*:securityhub:(?:[a-z0-9-]+::(standards/[^:\\s]+/v/[^:/\\s]+)"
              + "|::(ruleset/[^:\\s]+/v/[^:/\\s]+))");

  private final String resource;

  private Standard(String resource) {
    this.resource = resource;
  }

  private static Standard known(String name, String resource) {
    Standard standard = new Standard(resource);
    KNOWN.put(name, standard);
    return standard;
  }

  /**
   * A standard by its ARN, for one that this class does not know yet.
   *
   * <p>The partition and the Region of the ARN don't matter: a template gets those of its stack.
   *
   * @param arn as {@code aws securityhub describe-standards} lists it; a token is written as it is
   * @return the standard
   */
  public static Standard of(String arn) {
    requireNonNull(arn, "arn is required");
    Matcher parts = ARN.matcher(arn);
    if (!parts.matches()) {
      return new Standard(arn);
    }
    String resource = parts.group(1) == null ? parts.group(2) : parts.group(1);
    return new Standard(resource);
  }

  /** {@return every standard that this class knows, by name} */
  public static List<Standard> known() {
    return List.copyOf(KNOWN.values());
  }

  /** Every standard that this class knows, by the name of its constant. */
  static Map<String, Standard> byName() {
    return Collections.unmodifiableMap(KNOWN);
  }

  /**
   * The standard's ARN in a stack's partition and Region.
   *
   * @param stack the stack; where it is environment-agnostic the ARN has tokens
   * @return the ARN
   */
  public String arn(Stack stack) {
    if (!isWellFormed() || isToken(resource)) {
      return resource;
    }
    TargetRegion own = TargetRegion.own(stack);
    String partition = own.partition().orElseGet(stack::getPartition);
    String region = resource.startsWith(WITHOUT_REGION) ? "" : own.value();
    return "arn:%s:securityhub:%s::%s".formatted(partition, region, resource);
  }

  /** Whether AWS Control Tower manages it, so that no policy can turn it on. */
  boolean isOfControlTower() {
    return resource.contains("standards/service-managed-");
  }

  /** Whether it evaluates resources of another cloud, so that no policy can turn it on. */
  boolean isOfAnotherCloud() {
    return resource.contains("azure");
  }

  /** Whether it came from an ARN of a standard, or may have: a token. */
  boolean isWellFormed() {
    return resource.startsWith("standards/")
        || resource.startsWith(WITHOUT_REGION)
        || isToken(resource);
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
