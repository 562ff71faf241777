package io.github.cdksecurityhub;

import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** Roles that users bring. */
final class UserRoles {
  static final String ARN = "arn:aws:iam::" + TestApp.ACCOUNT + ":role/security/hub";
  static final String KEY_ARN =
      "arn:aws:kms:eu-west-1:" + TestApp.ACCOUNT + ":key/1234abcd-12ab-34cd-56ef-1234567890ab";

  private UserRoles() {}

  static Role assumable(Construct scope) {
    return Role.Builder.create(scope, "UserRole")
        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
        .build();
  }
}
