package io.github.cdksecurityhub.internal;

import software.amazon.awscdk.Annotations;
import software.constructs.IConstruct;

/**
 * What is probably not meant, or has to be done elsewhere. {@code
 * Annotations.of(construct).acknowledgeWarning(id)} silences it.
 */
public enum Warning {
  DEFAULT_STANDARDS("defaultStandards"),
  IMPORTED_ROLE("importedRole"),
  IMPORTED_TOPIC("importedTopic"),
  ROLE_NOT_ASSUMABLE("roleNotAssumable"),
  ISOLATED_SUBNETS("isolatedSubnets"),
  POLICY_WITHOUT_TARGET("policyWithoutTarget"),
  POLICY_WITHOUT_STANDARDS("policyWithoutStandards"),
  POLICY_QUOTA("policyQuota"),
  OLD_PCI_DSS("oldPciDss"),
  UNKNOWN_CONTROL("unknownControl"),
  UNKNOWN_PARAMETER("unknownParameter");

  private final String id;

  Warning(String id) {
    this.id = "io.github.cdksecurityhub:" + id;
  }

  /** Returns the id by which it is acknowledged. */
  public String id() {
    return id;
  }

  public void of(IConstruct construct, String message) {
    Annotations annotations = Annotations.of(construct);
    if (this == DEFAULT_STANDARDS) {
      // The first example in the README has it: to be known, but nothing to be warned of.
      annotations.addInfoV2(id, message);
    } else {
      annotations.addWarningV2(id, message);
    }
  }
}
