package io.github.cdksecurityhub.local.kit;

import io.github.cdksecurityhub.local.LocalAws;
import io.github.cdksecurityhub.local.cloudformation.StackCall;
import io.github.cdksecurityhub.local.http.SessionToken;
import io.github.cdksecurityhub.local.iam.IamPolicy;
import io.github.cdksecurityhub.local.securityhub.TrailEntry;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * What functions call, compared with what their roles allow: each call that is not allowed is an
 * AccessDenied in a user's CloudTrail.
 */
public final class GrantedCalls {
  private final LocalAws aws;
  private final Set<String> called = new ConcurrentSkipListSet<>();
  private final Queue<String> denied = new ConcurrentLinkedQueue<>();

  private GrantedCalls(LocalAws aws) {
    this.aws = aws;
  }

  /** Enforces the roles from now on. */
  public static GrantedCalls enforce(LocalAws aws) {
    GrantedCalls calls = new GrantedCalls(aws);
    aws.enforceRoles();
    aws.securityHub().trail(calls::compare);
    return calls;
  }

  private void compare(TrailEntry call) {
    String role = SessionToken.role(call.sessionToken());
    if (role.isEmpty()) {
      return;
    }
    String action = "securityhub:" + call.operation();
    called.add(action);
    IamPolicy policy = aws.cloudFormation().iam().policyOf(role);
    if (resources(call).noneMatch(resource -> policy.allows(action, resource))) {
      denied.add(action + " in " + call.region());
    }
  }

  /** Whichever the action takes. */
  private static Stream<String> resources(TrailEntry call) {
    String prefix = "arn:aws:securityhub:" + call.region() + ":" + call.account() + ":";
    return Stream.of(
        "*",
        prefix + "hub/default",
        prefix + "finding-aggregator/any",
        prefix + "configuration-policy/any");
  }

  /** The actions that were called, allowed or not. */
  public Set<String> called() {
    Set<String> all = new TreeSet<>(called);
    aws.stacks().calls().stream()
        .filter(call -> !call.role().isEmpty())
        .map(StackCall::action)
        .map("cloudformation:"::concat)
        .forEach(all::add);
    return all;
  }

  /** The calls of Security Hub that a role did not allow. */
  public Queue<String> denied() {
    return denied;
  }
}
