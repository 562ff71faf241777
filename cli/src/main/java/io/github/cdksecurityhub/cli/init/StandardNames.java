package io.github.cdksecurityhub.cli.init;

import io.github.cdksecurityhub.cli.catalogue.Catalogue;
import java.util.Map;
import java.util.Optional;

/** The names that {@code Standard} has for standards; a test compares the two. */
final class StandardNames {
  private static final Map<String, String> BY_END =
      Map.ofEntries(
          Map.entry(
              "standards/aws-foundational-security-best-practices/v/1.0.0",
              "AWS_FOUNDATIONAL_BEST_PRACTICES_1_0_0"),
          Map.entry(
              "standards/ai-security-best-practices/v/1.0.0", "AI_SECURITY_BEST_PRACTICES_1_0_0"),
          Map.entry(
              "standards/aws-resource-tagging-standard/v/1.0.0", "AWS_RESOURCE_TAGGING_1_0_0"),
          Map.entry("ruleset/cis-aws-foundations-benchmark/v/1.2.0", "CIS_AWS_FOUNDATIONS_1_2_0"),
          Map.entry("standards/cis-aws-foundations-benchmark/v/1.4.0", "CIS_AWS_FOUNDATIONS_1_4_0"),
          Map.entry("standards/cis-aws-foundations-benchmark/v/3.0.0", "CIS_AWS_FOUNDATIONS_3_0_0"),
          Map.entry("standards/cis-aws-foundations-benchmark/v/5.0.0", "CIS_AWS_FOUNDATIONS_5_0_0"),
          Map.entry("standards/nist-800-53/v/5.0.0", "NIST_800_53_5_0_0"),
          Map.entry("standards/nist-800-171/v/2.0.0", "NIST_800_171_2_0_0"),
          Map.entry("standards/pci-dss/v/3.2.1", "PCI_DSS_3_2_1"),
          Map.entry("standards/pci-dss/v/4.0.1", "PCI_DSS_4_0_1"));

  private StandardNames() {}

  static Optional<String> of(String arn) {
    return Optional.ofNullable(BY_END.get(Catalogue.standard(arn)));
  }
}
