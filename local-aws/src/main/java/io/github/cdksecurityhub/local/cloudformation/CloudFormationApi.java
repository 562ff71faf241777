package io.github.cdksecurityhub.local.cloudformation;

import io.github.cdksecurityhub.local.http.AwsService;
import io.github.cdksecurityhub.local.http.Caller;
import io.github.cdksecurityhub.local.http.Query;
import io.github.cdksecurityhub.local.http.QueryResponse;
import io.github.cdksecurityhub.local.http.Reply;
import io.github.cdksecurityhub.local.http.Response;
import io.github.cdksecurityhub.local.http.WireRequest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** CloudFormation's API, as far as it reads stacks: for functions and the command line. */
public final class CloudFormationApi implements AwsService {

  private final List<StackCall> calls = new ArrayList<>();
  private final Deque<Scripted> script = new ArrayDeque<>();
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

  private record Scripted(String action, Response response) {}

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
   * The next calls of an action fail.
   *
   * @param action for instance {@code DescribeStackResource}
   * @param error what they get, for instance {@link QueryResponse#error}
   * @param times how many calls
   */
  public synchronized void fail(String action, Response error, int times) {
    for (int i = 0; i < times; i++) {
      script.add(new Scripted(action, error));
    }
  }

  /**
   * Limits which calls are allowed in IAM.
   *
   * @param permission decides on each call
   */
  public synchronized void allowOnly(Predicate<StackCall> permission) {
    allowed = permission;
  }

  /** Forgets scripted errors and allows every call again. */
  public synchronized void clearScripts() {
    script.clear();
    allowed = call -> true;
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
    Response response = recorded(call).orElseGet(() -> new StackQueries(of(caller)).respond(form));
    return Reply.of(response);
  }

  /** Records a call; what it gets where it does not pass. */
  private synchronized Optional<Response> recorded(StackCall call) {
    calls.add(call);
    if (!allowed.test(call)) {
      return Optional.of(denied(call));
    }
    Optional<Scripted> next =
        script.stream().filter(step -> step.action().equals(call.action())).findFirst();
    next.ifPresent(script::remove);
    return next.map(Scripted::response);
  }

  private static Response denied(StackCall call) {
    return QueryResponse.error(
        403,
        "AccessDenied",
        "User: %s is not authorized to perform: cloudformation:%s on resource: %s because no identity-based policy allows the cloudformation:%s action"
            .formatted(call.role(), call.action(), call.stack(), call.action()));
  }
}
