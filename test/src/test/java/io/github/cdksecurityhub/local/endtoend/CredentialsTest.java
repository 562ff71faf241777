package io.github.cdksecurityhub.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdksecurityhub.local.endpoint.LocalEndpoint;
import io.github.cdksecurityhub.local.run.CommandLineJar;
import io.github.cdksecurityhub.local.run.CommandLineJar.Ended;
import io.github.cdksecurityhub.local.run.LocalAws;
import io.github.cdksecurityhub.local.securityhub.Call;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** As whom the packaged command line calls. */
@Timeout(60)
class CredentialsTest {
  @TempDir Path home;

  @Test
  void aRoleIsAssumedAndCallsWithWhatItGets() throws Exception {
    try (LocalAws aws = LocalAws.start();
        LocalEndpoint endpoint =
            new LocalEndpoint(
                aws.securityHub().endpoint(),
                aws.cloudFormation(),
                LocalSecurityHub.DEFAULT_ACCOUNT);
        CommandLineJar jar = CommandLineJar.load()) {
      aws.securityHub().assignKey(LocalEndpoint.KEY_OF_A_ROLE, "444455556666");
      String url = endpoint.uri().toString();
      String role = "arn:aws:iam::444455556666:role/look";
      jar.run("doctor", "--region", "us-east-1", "--endpoint-url", url, "--role-arn", role);
      assertThat(aws.securityHub().calls().list())
          .isNotEmpty()
          .extracting(Call::account)
          .containsOnly("444455556666");

      Ended refused =
          jar.run("doctor", "--region", "us-east-1", "--endpoint-url", url, "--role-arn", "look");
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.err().lines())
          .singleElement()
          .asString()
          .startsWith("Error: Cannot assume the role look: ")
          .contains("'roleArn' is no role's ARN");
    }
  }

  @Test
  void aSignInThatHasExpiredSaysHowToSignIn() throws Exception {
    Files.createDirectories(home.resolve(".aws/sso/cache"));
    Files.writeString(
        home.resolve(".aws/config"),
        """
        [profile corp]
        sso_session = corp
        sso_account_id = 123456789012
        sso_role_name = Look
        region = us-east-1
        [sso-session corp]
        sso_region = us-east-1
        sso_start_url = https://example.com/start
        """);
    byte[] digest =
        MessageDigest.getInstance("SHA-1").digest("corp".getBytes(StandardCharsets.UTF_8));
    Path token = home.resolve(".aws/sso/cache/" + HexFormat.of().formatHex(digest) + ".json");
    String expired =
        """
        {"startUrl": "https://example.com/start", "region": "us-east-1", "accessToken": "a",
         "expiresAt": "2020-01-01T00:00:00Z"}
        """;

    assertSignIn();
    Files.writeString(token, expired);
    assertSignIn();
  }

  private void assertSignIn() throws Exception {
    Ended ended =
        CommandLineJar.start(
            home,
            Map.of("HOME", home.toString(), "AWS_PROFILE", ""),
            "doctor",
            "--region",
            "us-east-1",
            "--profile",
            "corp");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err().lines())
        .singleElement()
        .asString()
        .contains("IAM Identity Center session", "Run `aws sso login --profile corp`.");
  }
}
