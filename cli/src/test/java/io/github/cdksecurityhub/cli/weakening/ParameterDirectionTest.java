package io.github.cdksecurityhub.cli.weakening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters of each direction, with a default and without. */
class ParameterDirectionTest {
  private static List<String> values(String cell) {
    return cell == null ? List.of() : Stream.of(cell.split(" ")).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ACM.1 daysToExpiration | 60 | 45 | 60 to 45: a smaller value is looser",
        "ACM.1 daysToExpiration | 45 | 60 | ",
        "ACM.1 daysToExpiration |    | 14 | 30 (default) to 14: a smaller value is looser",
        "ACM.1 daysToExpiration |    | 31 | ",
        "ACM.1 daysToExpiration | 14 |    | ",
        "SecretsManager.3 unusedForDays | 30 | 90 | 30 to 90: a larger value is looser",
        "SecretsManager.3 unusedForDays | 90 | 30 | ",
        "SecretsManager.3 unusedForDays | 90 |    | ",
        "SecretsManager.3 unusedForDays | 30 |    | 30 to 90 (default): a larger value is looser",
        "SecretsManager.1 maximumAllowedRotationFrequency | 30 |  | 30 to none: a larger value is looser",
        "SecretsManager.1 maximumAllowedRotationFrequency |    | 365 | ",
        "EC2.18 authorizedTcpPorts | 443 | 22 443 | 443 to 22, 443: more allowed values are looser",
        "EC2.18 authorizedTcpPorts | 443 |        | 443 to 80, 443 (default): more allowed values are looser",
        "EC2.18 authorizedTcpPorts |     | 443    | ",
        "EC2.18 authorizedUdpPorts |     | 53     | none to 53: more allowed values are looser",
        "EC2.18 authorizedUdpPorts | 53  |        | ",
        "S3.12345 requiredTagKeys  | a b | a      | a, b to a: fewer required values are looser",
        "S3.12345 requiredTagKeys  | a   |        | a to none: fewer required values are looser",
        "S3.12345 requiredTagKeys  |     | a      | ",
        "S3.12345 requiredTagKeys  | a   | a b    | ",
        "IAM.7 MinimumPasswordLength | 16 | 8     | 16 to 8: a smaller value is looser",
        "IAM.7 MinimumPasswordLength | 16 |       | 16 to 8 (default): a smaller value is looser",
        "IAM.7 MinimumPasswordLength | 8  | 16    | ",
        "IAM.7 PasswordReusePrevention | 24 | 12  | 24 to 12: a smaller value is looser",
        "IAM.7 PasswordReusePrevention |  | 12    | ",
        "IAM.7 MaxPasswordAge      | 60  | 90     | 60 to 90: a larger value is looser",
        "IAM.7 MaxPasswordAge      | 60  |        | 60 to none: a larger value is looser",
        "IAM.7 MaxPasswordAge      |     | 60     | ",
        "IAM.7 RequireSymbols      | true | false | true to false: what is false is not asked for",
        "IAM.7 RequireNumbers      |     | false  | true (default) to false: what is false is not asked for",
        "IAM.7 RequireUppercaseCharacters | false | true | ",
        "IAM.7 RequireLowercaseCharacters | false |      | ",
        "Config.9 somethingElse    | 1   | 2      | ",
        "Config.9 somethingElse    | 2   | 1      | ",
        "ACM.1 daysToExpiration    | 60  | odd    | ",
      })
  void onlyWhatIsKnownToBeLooserIsASentence(String name, String from, String to, String sentence) {
    assertThat(ParameterDirection.loosened(name, values(from), values(to)))
        .isEqualTo(Optional.ofNullable(sentence).map(text -> name + " " + text));
  }
}
