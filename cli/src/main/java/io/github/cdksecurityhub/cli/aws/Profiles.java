package io.github.cdksecurityhub.cli.aws;

import io.github.cdksecurityhub.cli.console.CommandException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;

/** The profiles of the AWS configuration files. */
final class Profiles {
  private static final Pattern LINE = Pattern.compile("on line (\\d+)");

  private Profiles() {}

  static Optional<Profile> find(String name) {
    return Optional.ofNullable(all().get(name));
  }

  static TreeMap<String, Profile> all() {
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
      Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
      String why =
          line.find() ? "line " + line.group(1) + " is malformed." : "the file can't be read.";
      throw new CommandException("Cannot read the AWS profiles in %s: %s".formatted(file, why), e);
    }
  }
}
