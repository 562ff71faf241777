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
                scene -> scene.reads().fail(Fault.held(Moment.BEFORE, scene.end())))
            .hurried(),
        local(
                "the write hangs and took effect",
                "the function's time runs out",
                scene -> scene.writes().fail(Fault.held(Moment.AFTER, scene.end())))
            .hurried(),
        local(
            "JVM killed before the write",
            "R36: Lambda runs the event again",
            scene -> scene.reads().afterNext(scene::kill)),
        local(
            "JVM killed after the write",
            "R36: the second run finds the first one's work",
            scene -> scene.writes().afterNext(scene::kill)),
        local(
            "JVM killed before the write, and no further run",
            "R36: the third run was the last",
            scene -> {
              scene.neverRunAgain();
              scene.reads().afterNext(scene::kill);
            }),
        local(
            "JVM killed after the write, and no further run",
            "R36: a write that is never reported",
            scene -> {
              scene.neverRunAgain();
              scene.writes().afterNext(scene::kill);
            }),
        local(
                "out of memory on the first read",
                "Errors count too",
                scene -> scene.reads().fail(TOO_LARGE))
            .on(Lane.Type.LITTLE_MEMORY),
        local(
                "out of memory after the write",
                "Errors count too",
                scene -> scene.reads().pass(1).fail(TOO_LARGE))
            .on(Lane.Type.LITTLE_MEMORY));
  }

  static List<Row> responses() {
    return List.of(
        local(
            "503 on the response's first PUT",
            "R37: the storage behind the URL has a bad moment",
            scene -> scene.putsFail(ResponseFault.UNAVAILABLE, 1)),
        local(
                "503 on every PUT of a response",
                "R37: no response can be sent",
                scene -> scene.putsFail(ResponseFault.UNAVAILABLE, Integer.MAX_VALUE))
            .hurried(),
        local(
            "the response is accepted, the connection ends without a status",
            "a repeated PUT must be the same",
            scene -> scene.putsFail(ResponseFault.RESPONSE_LOST, 1)),
        local(
                "the event is delivered twice at once",
                "R36: at least once is not exactly once",
                scene -> {
                  CompletableFuture<Void> met = new CompletableFuture<>();
                  scene.reads().fail(Fault.held(Moment.AFTER, met), 2);
                  scene.reads().undisturbed(1).beforeNext(() -> met.complete(null));
                  scene.deliver(LocalLambda.Delivery.TWICE_CONCURRENTLY);
                })
            .on(Lane.Type.TWO_INSTANCES),
        local(
            "the event is delivered twice, one after the other",
            "R36: at least once is not exactly once",
            scene -> scene.deliver(LocalLambda.Delivery.TWICE_IN_TURN)));
  }
}
