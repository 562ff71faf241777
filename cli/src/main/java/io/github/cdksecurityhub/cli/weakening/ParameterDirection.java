package io.github.cdksecurityhub.cli.weakening;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

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
  SMALLER_IS_LOOSER(
      "a smaller value is looser",
      (before, after) -> !before.isEmpty() && (after.isEmpty() || compare(after, before) < 0)),
  /** The control allows at most so much. */
  LARGER_IS_LOOSER(
      "a larger value is looser",
      (before, after) -> !before.isEmpty() && (after.isEmpty() || compare(after, before) > 0)),
  /** The control asks for each of them. */
  FEWER_IS_LOOSER(
      "fewer required values are looser", (before, after) -> !after.containsAll(before)),
  /** The control allows each of them. */
  MORE_IS_LOOSER("more allowed values are looser", (before, after) -> !before.containsAll(after)),
  /** The control asks for it where it is true. */
  FALSE_IS_LOOSER(
      "what is false is not asked for",
      (before, after) -> before.contains("true") && after.contains("false"));

  private record Known(ParameterDirection direction, List<String> byDefault) {
    boolean isLooser(List<String> before, List<String> after) {
      return direction.isLooser.test(
          before.isEmpty() ? byDefault : before, after.isEmpty() ? byDefault : after);
    }

    String shown(List<String> values) {
      if (!values.isEmpty()) {
        return String.join(", ", values);
      }
      return byDefault.isEmpty() ? "none" : String.join(", ", byDefault) + " (default)";
    }
  }

  private static final Map<String, Known> KNOWN =
      Map.ofEntries(
          known("ACM.1 daysToExpiration", SMALLER_IS_LOOSER, "30"),
          known("AutoScaling.2 minAvailabilityZones", SMALLER_IS_LOOSER, "2"),
          known("CloudWatch.16 minRetentionTime", SMALLER_IS_LOOSER, "365"),
          known("DocumentDB.2 minimumBackupRetentionPeriod", SMALLER_IS_LOOSER, "7"),
          known("EC2.4 AllowedDays", LARGER_IS_LOOSER, "30"),
          known("EC2.18 authorizedTcpPorts", MORE_IS_LOOSER, "80", "443"),
          known("EC2.18 authorizedUdpPorts", MORE_IS_LOOSER),
          known("ELB.10 minAvailabilityZones", SMALLER_IS_LOOSER, "2"),
          known("ElastiCache.1 snapshotRetentionPeriod", SMALLER_IS_LOOSER, "1"),
          known("IAM.7 RequireUppercaseCharacters", FALSE_IS_LOOSER, "true"),
          known("IAM.7 RequireLowercaseCharacters", FALSE_IS_LOOSER, "true"),
          known("IAM.7 RequireSymbols", FALSE_IS_LOOSER, "true"),
          known("IAM.7 RequireNumbers", FALSE_IS_LOOSER, "true"),
          known("IAM.7 MinimumPasswordLength", SMALLER_IS_LOOSER, "8"),
          known("IAM.7 PasswordReusePrevention", SMALLER_IS_LOOSER),
          known("IAM.7 MaxPasswordAge", LARGER_IS_LOOSER),
          known("Kinesis.3 minimumBackupRetentionPeriod", SMALLER_IS_LOOSER, "168"),
          known("Neptune.5 minimumBackupRetentionPeriod", SMALLER_IS_LOOSER, "7"),
          known("RDS.11 backupRetentionMinimum", SMALLER_IS_LOOSER, "7"),
          known("RDS.50 minimumBackupRetentionPeriod", SMALLER_IS_LOOSER, "7"),
          known("SecretsManager.1 maximumAllowedRotationFrequency", LARGER_IS_LOOSER),
          known("SecretsManager.3 unusedForDays", LARGER_IS_LOOSER, "90"),
          known("SecretsManager.4 maxDaysSinceRotation", LARGER_IS_LOOSER, "90"));

  /** Every control on tags has it, with the same meaning. */
  private static final String REQUIRED_TAGS = " requiredTagKeys";

  private static final Known TAGS = new Known(FEWER_IS_LOOSER, List.of());

  private final String why;
  private final BiPredicate<List<String>, List<String>> isLooser;

  ParameterDirection(String why, BiPredicate<List<String>, List<String>> isLooser) {
    this.why = why;
    this.isLooser = isLooser;
  }

  private static Map.Entry<String, Known> known(
      String name, ParameterDirection direction, String... byDefault) {
    return Map.entry(name, new Known(direction, List.of(byDefault)));
  }

  /** Returns a sentence where a parameter is loosened; at the default it has no values. */
  static Optional<String> loosened(String name, List<String> before, List<String> after) {
    return Optional.ofNullable(name.endsWith(REQUIRED_TAGS) ? TAGS : KNOWN.get(name))
        .filter(known -> known.isLooser(before, after))
        .map(
            known ->
                "%s %s to %s: %s"
                    .formatted(name, known.shown(before), known.shown(after), known.direction.why));
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
