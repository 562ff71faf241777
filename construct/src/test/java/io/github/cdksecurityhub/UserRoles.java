package io.github.cdksecurityhub;

import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** Roles that users bring. */
final class UserRoles {
  static final String ARN = "arn:aws:iam::" + TestApp.ACCOUNT + ":role/security/hub";

  private UserRoles() {}

  static Role assumable(Construct scope) {
    return Role.Builder.create(scope, "UserRole")
        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
        .build();
  }
}
