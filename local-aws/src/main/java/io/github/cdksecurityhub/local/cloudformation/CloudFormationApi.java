package io.github.cdksecurityhub.local.cloudformation;

import io.github.cdksecurityhub.local.http.AwsService;
import io.github.cdksecurityhub.local.http.Caller;
import io.github.cdksecurityhub.local.http.Query;
import io.github.cdksecurityhub.local.http.QueryResponse;
import io.github.cdksecurityhub.local.http.Reply;
import io.github.cdksecurityhub.local.http.Response;
import io.github.cdksecurityhub.local.http.WireRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** CloudFormation's API, as far as it reads stacks: for functions and the command line. */
public final class CloudFormationApi implements AwsService {

  private final List<StackCall> calls = new ArrayList<>();
  private Predicate<StackCall> allowed = call -> true;
  private final List<LocalCloudFormation> served = new CopyOnWriteArrayList<>();

  /**
   * A stack in its present state.
   *
   * @param name its name
   * @param id its ARN
   * @param status its status
   * @param created when it was created
   * @param lastUpdated when its last update began
   */
  public record Description(
      String name, String id, StackStatus status, Instant created, Optional<Instant> lastUpdated) {}

  /** Describes these stacks too, to callers in their account and Region. */
  public void serve(LocalCloudFormation cloudFormation) {
    served.add(cloudFormation);
  }

  private Optional<LocalCloudFormation> of(Caller caller) {
    return served.stream()
        .filter(it -> it.environment().account().equals(caller.account()))
        .filter(it -> it.environment().region().equals(caller.region()))
        .findFirst();
  }

  /**
   * Limits which calls are allowed in IAM.
   *
   * @param permission decides on each call
   */
  public synchronized void allowOnly(Predicate<StackCall> permission) {
    allowed = permission;
  }

  /** The calls so far, in order. */
  public synchronized List<StackCall> calls() {
    return List.copyOf(calls);
  }

  @Override
  public String operation(WireRequest request) {
    return request.form().first("Action").orElse("");
  }

  @Override
  public Reply respond(WireRequest request, Caller caller) {
    Query form = request.form();
    StackCall call =
        new StackCall(
            form.first("Action").orElse(""),
            form.first("StackName").orElse(""),
            form.first("LogicalResourceId").orElse(""),
            caller.role());
    boolean passes = recorded(call);
    return Reply.of(passes ? new StackQueries(of(caller)).respond(form) : denied(call));
  }

  /** Records a call; whether it passes. */
  private synchronized boolean recorded(StackCall call) {
    calls.add(call);
    return allowed.test(call);
  }

  private static Response denied(StackCall call) {
    return QueryResponse.error(
        403,
        "AccessDenied",
        "User: %s is not authorized to perform: cloudformation:%s on resource: %s because no identity-based policy allows the cloudformation:%s action"
            .formatted(call.role(), call.action(), call.stack(), call.action()));
  }
}
