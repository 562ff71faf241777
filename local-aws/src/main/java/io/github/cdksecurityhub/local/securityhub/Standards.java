package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.http.AwsRegions;
import java.util.List;

/** The security standards that there are, by what their ARNs end in (R43, R44). */
final class Standards {
  /** What AutoEnableStandards DEFAULT and EnableDefaultStandards mean (R43). */
  static final List<String> DEFAULTS =
      List.of(
          "aws-foundational-security-best-practices/v/1.0.0",
          "cis-aws-foundations-benchmark/v/1.2.0");

  /** The one that Control Tower manages: no policy takes it (R44). */
  private static final String CONTROL_TOWER = "service-managed-aws-control-tower/v/1.0.0";

  private static final List<String> ALL =
      List.of(
          DEFAULTS.get(0),
          DEFAULTS.get(1),
          "cis-aws-foundations-benchmark/v/1.4.0",
          "cis-aws-foundations-benchmark/v/3.0.0",
          "cis-aws-foundations-benchmark/v/5.0.0",
          "nist-800-53/v/5.0.0",
          "nist-800-171/v/2.0.0",
          "pci-dss/v/3.2.1",
          "pci-dss/v/4.0.1",
          "aws-resource-tagging-standard/v/1.0.0",
          CONTROL_TOWER,
          "ai-security-best-practices/v/1.0.0");

  private Standards() {}

  static List<String> all() {
    return ALL;
  }

  /** The ARN in a Region; CIS 1.2.0 has one of its own, as the oldest of them. */
  static String arn(String standard, String region) {
    String partition = "arn:" + AwsRegions.partition(region) + ":securityhub:";
    return standard.equals(DEFAULTS.get(1))
        ? partition + "::ruleset/" + standard
        : partition + region + "::standards/" + standard;
  }

  /** What an ARN of a standard ends in, or one of a subscription to it. */
  static String named(String arn) {
    return arn.replaceFirst("^arn:.*?:(ruleset|standards|subscription)/", "");
  }

  static String subscription(String standard, String region, String account) {
    return AwsRegions.arn(region, account, "subscription/" + standard);
  }
}
