package io.github.cdksecurityhub.local.faultmatrix;

import static io.github.cdksecurityhub.local.faultmatrix.Row.local;

import io.github.cdksecurityhub.local.cloudformation.ResponseFault;
import io.github.cdksecurityhub.local.http.Response;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import io.github.cdksecurityhub.local.securityhub.Fault;
import io.github.cdksecurityhub.local.securityhub.Moment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What happens to the function, and between it and CloudFormation. */
final class FunctionFaults {
  /** Short enough to be read, and once it is understood more than the least memory can hold. */
  private static final Fault TOO_LARGE =
      Fault.response(new Response(400, Map.of(), "{\"A\":[{}" + ",{}".repeat(2_500_000) + "]}"));

  private FunctionFaults() {}

  static List<Row> instances() {
    return List.of(
        local(
                "the first read hangs",
                "the function's time runs out",
                scenario -> scenario.reads().fail(Fault.held(Moment.BEFORE, scenario.end())))
            .hurried(),
        local(
                "the write hangs and took effect",
                "the function's time runs out",
                scenario -> scenario.writes().fail(Fault.held(Moment.AFTER, scenario.end())))
            .hurried(),
        local(
            "JVM killed before the write",
            "R36: Lambda runs the event again",
            scenario -> scenario.reads().afterNext(scenario::kill)),
        local(
            "JVM killed after the write",
            "R36: the second run finds the first one's work",
            scenario -> scenario.writes().afterNext(scenario::kill)),
        local(
            "JVM killed before the write, and no further run",
            "R36: the third run was the last",
            scenario -> {
              scenario.neverRunAgain();
              scenario.reads().afterNext(scenario::kill);
            }),
        local(
            "JVM killed after the write, and no further run",
            "R36: a write that is never reported",
            scenario -> {
              scenario.neverRunAgain();
              scenario.writes().afterNext(scenario::kill);
            }),
        local(
                "out of memory on the first read",
                "Errors count too",
                scenario -> scenario.reads().fail(TOO_LARGE))
            .on(TestAccount.Type.LITTLE_MEMORY),
        local(
                "out of memory after the write",
                "Errors count too",
                scenario -> scenario.reads().pass(1).fail(TOO_LARGE))
            .on(TestAccount.Type.LITTLE_MEMORY));
  }

  static List<Row> responses() {
    return List.of(
        local(
            "503 on the response's first PUT",
            "R37: the storage behind the URL has a bad moment",
            scenario -> scenario.putsFail(ResponseFault.UNAVAILABLE, 1)),
        local(
                "503 on every PUT of a response",
                "R37: no response can be sent",
                scenario -> scenario.putsFail(ResponseFault.UNAVAILABLE, Integer.MAX_VALUE))
            .hurried(),
        local(
            "the response is accepted, the connection ends without a status",
            "a repeated PUT must be the same",
            scenario -> scenario.putsFail(ResponseFault.RESPONSE_LOST, 1)),
        local(
                "the event is delivered twice at once",
                "R36: at least once is not exactly once",
                scenario -> {
                  CompletableFuture<Void> met = new CompletableFuture<>();
                  scenario.reads().fail(Fault.held(Moment.AFTER, met), 2);
                  scenario.reads().undisturbed(1).beforeNext(() -> met.complete(null));
                  scenario.deliver(LocalLambda.Delivery.TWICE_CONCURRENTLY);
                })
            .on(TestAccount.Type.TWO_INSTANCES),
        local(
            "the event is delivered twice, one after the other",
            "R36: at least once is not exactly once",
            scenario -> scenario.deliver(LocalLambda.Delivery.TWICE_IN_TURN)));
  }
}
