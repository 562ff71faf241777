package io.github.cdksecurityhub.internal;

import java.util.Optional;

/** The aws-cdk-lib that a project has, which may be older than what this library is built with. */
public final class CdkVersion {
  /** The oldest that class files which are built with the newest link with: OldestCdkTest. */
  private static final String NEEDED = "2.235.0";

  /** The newest method that is called: before, it took another type. */
  private static final String RECENT_OWNER =
      "software.amazon.awscdk.services.lambda.Function$Builder";

  private static final String RECENT_METHOD = "logGroup";

  private static final String RECENT_PARAMETER =
      "software.amazon.awscdk.interfaces.logs.ILogGroupRef";

  private CdkVersion() {}

  /** Refuses an older one by its version, in place of a NoSuchMethodError further on. */
  public static void check(ClassLoader loader) {
    try {
      Class.forName(RECENT_OWNER, false, loader)
          .getMethod(RECENT_METHOD, Class.forName(RECENT_PARAMETER, false, loader));
    } catch (ClassNotFoundException | NoSuchMethodException e) {
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
