package io.github.cdksecurityhub.internal;

import java.util.Optional;

/** The aws-cdk-lib that a project has, which may be older than what this library is built with. */
public final class CdkVersion {
  /** The oldest that the tests pass with: mvn -Poldest-cdk test. */
  private static final String NEEDED = "2.226.0";

  /** The newest part of it that is used. */
  private static final String RECENT_TYPE = "software.amazon.awscdk.services.lambda.Runtime";

  private static final String RECENT_FIELD = "JAVA_25";

  private CdkVersion() {}

  /** Refuses an older one by its version, in place of a NoClassDefFoundError further on. */
  public static void check(ClassLoader loader) {
    try {
      Class.forName(RECENT_TYPE, false, loader).getField(RECENT_FIELD);
    } catch (ClassNotFoundException | NoSuchFieldException e) {
      throw new IllegalStateException(
          ("Cannot use aws-cdk-lib %s: securityhub-organization-construct needs %s or a newer 2."
                  + " Set that version of software.amazon.awscdk:aws-cdk-lib in your build.")
              .formatted(version(loader), NEEDED),
          e);
    }
  }

  private static String version(ClassLoader loader) {
    try {
      Package cdk = Class.forName("software.amazon.awscdk.Stack", false, loader).getPackage();
      return Optional.ofNullable(cdk.getImplementationVersion()).orElse("of an unknown version");
    } catch (ClassNotFoundException e) {
      return "of an unknown version";
    }
  }
}
