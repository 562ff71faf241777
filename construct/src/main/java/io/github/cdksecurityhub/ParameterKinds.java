package io.github.cdksecurityhub;

import static io.github.cdksecurityhub.ControlParameter.Kind.BOOLEAN;
import static io.github.cdksecurityhub.ControlParameter.Kind.DOUBLE;
import static io.github.cdksecurityhub.ControlParameter.Kind.ENUM;
import static io.github.cdksecurityhub.ControlParameter.Kind.INTEGER;
import static io.github.cdksecurityhub.ControlParameter.Kind.INTEGER_LIST;
import static io.github.cdksecurityhub.ControlParameter.Kind.STRING_LIST;
import static java.util.Map.entry;

import io.github.cdksecurityhub.ControlParameter.Kind;
import java.util.Map;
import java.util.Optional;

/**
 * Which kind the parameters are that many organizations set, from the controls' pages of the user
 * guide. A parameter that is not here may be of any kind: the service decides.
 *
 * @see <a href="https://docs.aws.amazon.com/securityhub/latest/userguide/acm-controls.html">ACM</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html">
 *     Auto Scaling</a>
 * @see <a href="https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html">
 *     CloudWatch</a>
 * @see <a href="https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html">EC2</a>
 * @see <a href="https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html">ELB</a>
 * @see <a href="https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html">IAM</a>
 * @see <a href="https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html">RDS</a>
 * @see <a href=
 *     "https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html">
 *     Secrets Manager</a>
 */
final class ParameterKinds {
  /** Of every control that checks tags. */
  private static final String TAG_KEYS = "requiredTagKeys";

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          entry("ACM.1 daysToExpiration", INTEGER),
          entry("AutoScaling.2 minAvailabilityZones", ENUM),
          entry("CloudWatch.16 minRetentionTime", ENUM),
          entry("EC2.18 authorizedTcpPorts", INTEGER_LIST),
          entry("EC2.18 authorizedUdpPorts", INTEGER_LIST),
          entry("ELB.10 minAvailabilityZones", ENUM),
          entry("IAM.7 RequireUppercaseCharacters", BOOLEAN),
          entry("IAM.7 RequireLowercaseCharacters", BOOLEAN),
          entry("IAM.7 RequireSymbols", BOOLEAN),
          entry("IAM.7 RequireNumbers", BOOLEAN),
          entry("IAM.7 MinimumPasswordLength", INTEGER),
          entry("IAM.7 PasswordReusePrevention", INTEGER),
          entry("IAM.7 MaxPasswordAge", INTEGER),
          entry("RDS.11 backupRetentionMinimum", INTEGER),
          entry("RDS.14 BacktrackWindowInHours", DOUBLE),
          entry("SecretsManager.3 unusedForDays", INTEGER));

  private ParameterKinds() {}

  /** The kind of a control's parameter; empty where it is not known here. */
  static Optional<Kind> of(String control, String parameter) {
    return TAG_KEYS.equals(parameter)
        ? Optional.of(STRING_LIST)
        : Optional.ofNullable(KINDS.get(control + " " + parameter));
  }
}
