package io.github.cdksecurityhub.local.securityhub;

import io.github.cdksecurityhub.local.iam.IamPolicy;
import java.util.Optional;

/**
 * What callers of an account may do in IAM (R16).
 *
 * @param identity what their own policies allow
 * @param serviceControl what the organization's service control policies allow
 */
record Permissions(IamPolicy identity, IamPolicy serviceControl) {
  static final Permissions EVERYTHING = new Permissions(IamPolicy.EVERYTHING, IamPolicy.EVERYTHING);

  Permissions withIdentity(IamPolicy policy) {
    return new Permissions(policy, serviceControl);
  }

  Permissions withServiceControl(IamPolicy policy) {
    return new Permissions(identity, policy);
  }

  /** Why a call is refused, if it is; a role's own policy counts besides. */
  Optional<ServiceError> refusal(ServiceRequest request) {
    String action = request.operation().action();
    String account = request.account();
    String resource = request.resource();
    if (!serviceControl.allows(action, resource)) {
      return Optional.of(
          Refusals.deniedByServiceControlPolicy(account, action, request.namedResource()));
    }
    boolean denied =
        identity.decide(action, resource) == IamPolicy.Decision.DENIED
            || request.role().decide(action, resource) == IamPolicy.Decision.DENIED;
    if (denied) {
      return Optional.of(Refusals.deniedByIdentityPolicy(account, action, request.namedResource()));
    }
    return identity.allows(action, resource) && request.role().allows(action, resource)
        ? Optional.empty()
        : Optional.of(Refusals.noStatementAllows(account, action, request.namedResource()));
  }

  /** Whether a caller may do something besides the call. */
  boolean allows(ServiceRequest request, String action) {
    return serviceControl.allows(action, "*")
        && identity.allows(action, "*")
        && request.role().allows(action, "*");
  }
}
