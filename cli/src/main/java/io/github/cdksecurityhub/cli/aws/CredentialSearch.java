package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.cli.CommandException;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** Finds credentials where the AWS CLI finds them, and reports in one line why there are none. */
final class CredentialSearch {
  private static final String SESSION = "securityhub-organization";

  private final AwsSettings settings;
  private final SdkHttpClient http;

  CredentialSearch(AwsSettings settings, SdkHttpClient http) {
    this.settings = settings;
    this.http = http;
  }

  AwsCredentialsProvider find() throws CommandException {
    AwsCredentialsProvider own = own();
    resolve(own);
    if (settings.roleArn().isEmpty()) {
      return own;
    }
    AwsCredentialsProvider role = role(own, settings.roleArn().get());
    resolveRole(role, settings.roleArn().get());
    return role;
  }

  private AwsCredentialsProvider own() throws CommandException {
    if (settings.profile().isEmpty()) {
      return DefaultCredentialsProvider.builder().build();
    }
    String profile = settings.profile().get();
    Map<String, Profile> profiles = ProfileFile.defaultProfileFile().profiles();
    if (!profiles.containsKey(profile)) {
      throw new CommandException(
          "There is no profile "
              + profile
              + "; there "
              + (profiles.isEmpty() ? "are none" : "are: " + String.join(", ", names(profiles)))
              + ".");
    }
    return ProfileCredentialsProvider.create(profile);
  }

  private static TreeSet<String> names(Map<String, Profile> profiles) {
    return new TreeSet<>(profiles.keySet());
  }

  /** Catches every exception: for a malformed token file the SDK throws several types. */
  private void resolve(AwsCredentialsProvider provider) throws CommandException {
    try {
      provider.resolveCredentials();
    } catch (RuntimeException e) {
      throw new CommandException(whyNone(String.valueOf(e.getMessage())), e);
    }
  }

  private String whyNone(String message) {
    if (signsIn()) {
      return message.contains("Unable to execute HTTP") || message.contains("UnknownHost")
          ? "IAM Identity Center does not respond: " + firstLine(message)
          : "The IAM Identity Center session has expired, or there is none. Run `aws sso login"
              + settings.profile().map(name -> " --profile " + name).orElse("")
              + "`.";
    }
    if (settings.profile().isPresent()) {
      return "The profile "
          + settings.profile().get()
          + " gives no credentials: "
          + firstLine(message);
    }
    return "There are no AWS credentials. Set AWS_PROFILE or pass --profile, or set AWS_ACCESS_KEY_ID and"
        + " AWS_SECRET_ACCESS_KEY.";
  }

  /** Returns whether the profile gets its credentials through IAM Identity Center. */
  private boolean signsIn() {
    String name =
        settings.profile().orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow);
    return ProfileFile.defaultProfileFile()
        .profile(name)
        .filter(
            profile ->
                profile.property("sso_session").isPresent()
                    || profile.property(ProfileProperty.SSO_START_URL).isPresent())
        .isPresent();
  }

  private AwsCredentialsProvider role(AwsCredentialsProvider own, String arn) {
    StsClientBuilder sts =
        StsClient.builder().region(region(arn)).credentialsProvider(own).httpClient(http);
    settings.endpoint().ifPresent(sts::endpointOverride);
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts.build())
        .refreshRequest(request -> request.roleArn(arn).roleSessionName(SESSION))
        .build();
  }

  /** A partition's sign-in works in its first Region. */
  private static Region region(String arn) {
    if (arn.startsWith("arn:aws-cn:")) {
      return Region.CN_NORTH_1;
    }
    return arn.startsWith("arn:aws-us-gov:") ? Region.US_GOV_WEST_1 : Region.US_EAST_1;
  }

  private static void resolveRole(AwsCredentialsProvider provider, String arn)
      throws CommandException {
    try {
      provider.resolveCredentials();
    } catch (SdkException | IllegalArgumentException e) {
      throw new CommandException(
          "Cannot assume the role " + arn + ": " + firstLine(String.valueOf(e.getMessage())), e);
    }
  }

  static String firstLine(String message) {
    return message.lines().findFirst().orElse("").replaceFirst("[.\\s]*$", ".");
  }
}
