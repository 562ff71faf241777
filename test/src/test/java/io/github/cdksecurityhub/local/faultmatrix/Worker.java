package io.github.cdksecurityhub.local.faultmatrix;

import io.github.cdksecurityhub.local.lambda.AttemptHook;
import io.github.cdksecurityhub.local.lambda.FunctionDefinition;
import io.github.cdksecurityhub.local.lambda.Invocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Runs the cases of one account, one after the other, until none is left. */
final class Worker implements AttemptHook {
  private static final List<String> REGIONS =
      List.of("us-east-1", "us-east-2", "us-west-2", "eu-west-1", "eu-north-1", "ap-south-1");

  private final TestAccount testAccount;
  private final Queue<Task> tasks;
  private volatile Optional<FaultCase> faultCase = Optional.empty();

  /** A case to run. */
  record Task(Row row, Kind kind) {}

  Worker(TestAccount testAccount, Queue<Task> tasks) {
    this.testAccount = testAccount;
    this.tasks = tasks;
    testAccount.hook(this);
  }

  TestAccount testAccount() {
    return testAccount;
  }

  List<Result> warmUp() throws InterruptedException {
    testAccount.warmUp();
    return List.of();
  }

  List<Result> runAll() throws InterruptedException {
    testAccount.cloudFormation().deliveries(exchange -> faultCase.orElseThrow().nextDelivery());
    testAccount.cloudFormation().faults((exchange, put) -> faultCase.orElseThrow().put(exchange));
    List<Result> results = new ArrayList<>();
    for (Task next = tasks.poll(); next != null; next = tasks.poll()) {
      String region = REGIONS.get(results.size() % REGIONS.size());
      FaultCase current = new FaultCase(next.row(), next.kind(), testAccount, region);
      faultCase = Optional.of(current);
      results.add(current.run());
    }
    return results;
  }

  @Override
  public Duration timeLimit(FunctionDefinition function, Invocation invocation) {
    return faultCase.map(FaultCase::starting).orElse(function.timeout());
  }

  @Override
  public void started(Invocation invocation, Kill kill) {
    faultCase.ifPresent(current -> current.started(kill));
  }
}
