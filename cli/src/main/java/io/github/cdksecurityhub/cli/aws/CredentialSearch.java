package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.cli.console.CommandException;
import io.github.cdksecurityhub.lambda.sdk.SdkErrors;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * Finds credentials where the AWS CLI finds them, and reports in one line why there are none. That
 * line never has the SDK's message: it may quote a file or what a credential process printed.
 */
record CredentialSearch(AwsSettings settings) {
  private static final String SESSION = "securityhub-organization";
  private static final Pattern LINE_OF_ERROR = Pattern.compile("on line (\\d+)");

  /** Catches every exception: for a malformed token file the SDK throws several types. */
  AwsCredentialsProvider find() {
    profiles();
    AwsCredentialsProvider own = new CheckedCredentials(own(), settings.secrets());
    try {
      own.resolveCredentials();
      return own;
    } catch (CommandException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CommandException(whyNone(String.valueOf(e.getMessage())), e);
    }
  }

  private AwsCredentialsProvider own() {
    if (settings.profile().isEmpty()) {
      return DefaultCredentialsProvider.builder().build();
    }
    String name = settings.profile().get();
    if (profile(name).isEmpty()) {
      throw new CommandException(noProfile(name));
    }
    return ProfileCredentialsProvider.create(name);
  }

  private static String noProfile(String name) {
    TreeMap<String, Profile> profiles = profiles();
    String others =
        profiles.isEmpty() ? "are none" : "are: " + String.join(", ", profiles.keySet());
    return "There is no profile %s; there %s.".formatted(name, others);
  }

  private String whyNone(String message) {
    String name =
        settings.profile().orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow);
    Optional<Profile> profile = profile(name);
    if (profile.filter(CredentialSearch::signsIn).isPresent()) {
      return message.contains("Unable to execute HTTP") || message.contains("UnknownHost")
          ? "IAM Identity Center does not respond. Check the connection, and sso_region of the"
              + " profile."
          : "The IAM Identity Center session has expired, or there is none. Run `aws sso login"
              + settings.profile().map(each -> " --profile " + each).orElse("")
              + "`.";
    }
    boolean isStandard = name.equals(ProfileFileSystemSetting.AWS_PROFILE.defaultValue());
    if (profile.filter(each -> !isStandard || isSource(each)).isPresent()) {
      return "The profile " + name + " gives no credentials: " + lacks(profile.get());
    }
    if (profile.isEmpty() && !isStandard) {
      return noProfile(name);
    }
    return SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE
        .getStringValue()
        .map(
            file ->
                "The web identity in "
                    + file
                    + " gives no credentials. Check that file, and AWS_ROLE_ARN and whom that role"
                    + " trusts.")
        .orElse(
            "There are no AWS credentials. Set AWS_PROFILE or pass --profile, or set"
                + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
  }

  /** A standard profile often has a Region alone. */
  private boolean isSource(Profile profile) {
    return settings.profile().isPresent()
        || profile.property(ProfileProperty.CREDENTIAL_PROCESS).isPresent()
        || profile.property(ProfileProperty.ROLE_ARN).isPresent();
  }

  private static boolean signsIn(Profile profile) {
    return profile.property("sso_session").isPresent()
        || profile.property(ProfileProperty.SSO_START_URL).isPresent();
  }

  private static String lacks(Profile profile) {
    if (profile.property(ProfileProperty.CREDENTIAL_PROCESS).isPresent()) {
      return "its credential_process failed, or printed none. Run it by hand.";
    }
    return profile
        .property(ProfileProperty.ROLE_ARN)
        .map(arn -> "its role " + arn + " could not be assumed. Check its source_profile.")
        .orElse(
            "it has no pair of aws_access_key_id and aws_secret_access_key, no role_arn, no"
                + " credential_process and no sso_session.");
  }

  private static Optional<Profile> profile(String name) {
    return Optional.ofNullable(profiles().get(name));
  }

  private static TreeMap<String, Profile> profiles() {
    ProfileFileLocation.configurationFileLocation()
        .ifPresent(file -> check(file, ProfileFile.Type.CONFIGURATION));
    ProfileFileLocation.credentialsFileLocation()
        .ifPresent(file -> check(file, ProfileFile.Type.CREDENTIALS));
    return new TreeMap<>(ProfileFile.defaultProfileFile().profiles());
  }

  private static void check(Path file, ProfileFile.Type type) {
    try {
      ProfileFile.builder().content(file).type(type).build();
    } catch (RuntimeException e) {
      Matcher line = LINE_OF_ERROR.matcher(String.valueOf(e.getMessage()));
      String why =
          line.find() ? "line " + line.group(1) + " is malformed." : "the file can't be read.";
      throw new CommandException("Cannot read the AWS profiles in %s: %s".formatted(file, why), e);
    }
  }

  AwsCredentialsProvider assume(StsClient sts, RoleArn role) {
    String arn = role.arn();
    AwsCredentialsProvider assumed =
        new CheckedCredentials(
            StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> request.roleArn(arn).roleSessionName(SESSION))
                .build(),
            settings.secrets());
    try {
      assumed.resolveCredentials();
      return assumed;
    } catch (SdkException | IllegalArgumentException e) {
      throw new CommandException("Cannot assume the role " + arn + ": " + SdkErrors.why(e), e);
    }
  }
}
