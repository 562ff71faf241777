package io.github.cdksecurityhub.cli.weakening;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of controls of which it is known which way is looser, and what they are where no
 * policy sets them.
 *
 * <p>Source: the controls' pages of the AWS Security Hub user guide ("Parameters", with "Security
 * Hub default value", and the sentence that says when the control fails), as of 2026-11; for IAM.7,
 * whose sentence leaves it open, the AWS Config rule iam-password-policy, which it is made of. A
 * parameter is listed only where these decide the direction. Others are shown as changed, and not
 * judged.
 */
enum ParameterDirection {
  /** The control asks for at least so much. */
  SMALLER_IS_LOOSER("a smaller value is looser"),
  /** The control allows at most so much. */
  LARGER_IS_LOOSER("a larger value is looser"),
  /** The control asks for each of them. */
  FEWER_IS_LOOSER("fewer required values are looser"),
  /** The control allows each of them. */
  MORE_IS_LOOSER("more allowed values are looser"),
  /** The control asks for it where it is true. */
  FALSE_IS_LOOSER("what is false is not asked for");

  private static final List<String> NO_DEFAULT = List.of();

  private record Known(ParameterDirection direction, List<String> byDefault) {}

  private static final Map<String, Known> KNOWN =
      Map.ofEntries(
          atLeast("ACM.1 daysToExpiration", "30"),
          atLeast("AutoScaling.2 minAvailabilityZones", "2"),
          atLeast("CloudWatch.16 minRetentionTime", "365"),
          atLeast("DocumentDB.2 minimumBackupRetentionPeriod", "7"),
          atMost("EC2.4 AllowedDays", "30"),
          Map.entry("EC2.18 authorizedTcpPorts", new Known(MORE_IS_LOOSER, List.of("80", "443"))),
          Map.entry("EC2.18 authorizedUdpPorts", new Known(MORE_IS_LOOSER, NO_DEFAULT)),
          atLeast("ELB.10 minAvailabilityZones", "2"),
          atLeast("ElastiCache.1 snapshotRetentionPeriod", "1"),
          required("IAM.7 RequireUppercaseCharacters"),
          required("IAM.7 RequireLowercaseCharacters"),
          required("IAM.7 RequireSymbols"),
          required("IAM.7 RequireNumbers"),
          atLeast("IAM.7 MinimumPasswordLength", "8"),
          Map.entry("IAM.7 PasswordReusePrevention", new Known(SMALLER_IS_LOOSER, NO_DEFAULT)),
          Map.entry("IAM.7 MaxPasswordAge", new Known(LARGER_IS_LOOSER, NO_DEFAULT)),
          atLeast("Kinesis.3 minimumBackupRetentionPeriod", "168"),
          atLeast("Neptune.5 minimumBackupRetentionPeriod", "7"),
          atLeast("RDS.11 backupRetentionMinimum", "7"),
          atLeast("RDS.50 minimumBackupRetentionPeriod", "7"),
          Map.entry(
              "SecretsManager.1 maximumAllowedRotationFrequency",
              new Known(LARGER_IS_LOOSER, NO_DEFAULT)),
          atMost("SecretsManager.3 unusedForDays", "90"),
          atMost("SecretsManager.4 maxDaysSinceRotation", "90"));

  /** Every control on tags has it, with the same meaning. */
  private static final String REQUIRED_TAGS = " requiredTagKeys";

  private final String why;

  ParameterDirection(String why) {
    this.why = why;
  }

  private static Map.Entry<String, Known> atLeast(String name, String byDefault) {
    return Map.entry(name, new Known(SMALLER_IS_LOOSER, List.of(byDefault)));
  }

  private static Map.Entry<String, Known> atMost(String name, String byDefault) {
    return Map.entry(name, new Known(LARGER_IS_LOOSER, List.of(byDefault)));
  }

  private static Map.Entry<String, Known> required(String name) {
    return Map.entry(name, new Known(FALSE_IS_LOOSER, List.of("true")));
  }

  /** Returns a sentence where a parameter is loosened; at the default it has no values. */
  static Optional<String> loosened(String name, List<String> before, List<String> after) {
    return find(name)
        .filter(
            known ->
                known.direction.isLooser(
                    orDefault(before, known.byDefault), orDefault(after, known.byDefault)))
        .map(
            known ->
                "%s %s to %s: %s"
                    .formatted(
                        name,
                        shown(before, known.byDefault),
                        shown(after, known.byDefault),
                        known.direction.why));
  }

  private static Optional<Known> find(String name) {
    return name.endsWith(REQUIRED_TAGS)
        ? Optional.of(new Known(FEWER_IS_LOOSER, NO_DEFAULT))
        : Optional.ofNullable(KNOWN.get(name));
  }

  private static List<String> orDefault(List<String> values, List<String> byDefault) {
    return values.isEmpty() ? byDefault : values;
  }

  private static String shown(List<String> values, List<String> byDefault) {
    if (!values.isEmpty()) {
      return String.join(", ", values);
    }
    return byDefault.isEmpty() ? "none" : String.join(", ", byDefault) + " (default)";
  }

  private boolean isLooser(List<String> before, List<String> after) {
    return switch (this) {
      case SMALLER_IS_LOOSER ->
          !before.isEmpty() && (after.isEmpty() || compare(after, before) < 0);
      case LARGER_IS_LOOSER -> !before.isEmpty() && (after.isEmpty() || compare(after, before) > 0);
      case FEWER_IS_LOOSER -> !after.containsAll(before);
      case MORE_IS_LOOSER -> !before.containsAll(after);
      case FALSE_IS_LOOSER -> before.contains("true") && after.contains("false");
    };
  }

  /** What is no number is equal to everything: it is not judged. */
  private static int compare(List<String> one, List<String> other) {
    try {
      return new BigDecimal(String.join("", one)).compareTo(new BigDecimal(String.join("", other)));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
