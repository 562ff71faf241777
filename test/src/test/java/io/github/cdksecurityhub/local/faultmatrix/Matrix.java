package io.github.cdksecurityhub.local.faultmatrix;

import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.CloudFormationApi;
import io.github.cdksecurityhub.local.endtoend.Assemblies;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Runs every case, several at a time, each worker in an account of its own. */
final class Matrix implements AutoCloseable {
  /** As many accounts as the whole of it needs. */
  static final Map<TestAccount.Type, Integer> ALL_ACCOUNTS =
      Map.of(
          TestAccount.Type.PLAIN, 22,
          TestAccount.Type.LITTLE_MEMORY, 1,
          TestAccount.Type.TWO_INSTANCES, 1,
          TestAccount.Type.OWN_ENDPOINT, 1);

  private final LocalSecurityHub hub = LocalSecurityHub.start();
  private final LocalSecurityHub refusing = LocalSecurityHub.start();
  private final CloudFormationApi stacks = new CloudFormationApi();
  private final Map<TestAccount.Type, Queue<Worker.Task>> waiting =
      new EnumMap<>(TestAccount.Type.class);
  private final List<Worker> workers = new ArrayList<>();

  Matrix(Map<TestAccount.Type, Integer> accounts) throws InterruptedException {
    CloudAssembly example = Assemblies.of("local");
    hub.front().serve("cloudformation", stacks);
    refusing.front().serve("cloudformation", stacks);
    for (TestAccount.Type type : TestAccount.Type.values()) {
      waiting.put(type, new ConcurrentLinkedQueue<>());
      for (int i = 0; i < accounts.getOrDefault(type, 0); i++) {
        workers.add(worker(type, example));
      }
    }
  }

  private Worker worker(TestAccount.Type type, CloudAssembly example) throws InterruptedException {
    String account = "%02d".formatted(workers.size() + 10).repeat(6);
    LocalSecurityHub endpoint = type == TestAccount.Type.OWN_ENDPOINT ? refusing : hub;
    TestAccount testAccount = new TestAccount(type, account, endpoint, example);
    stacks.serve(testAccount.cloudFormation());
    return new Worker(testAccount, waiting.get(type));
  }

  /** Runs them all and returns them in the order of the table. */
  List<Result> run(List<Row> rows, List<Kind> kinds)
      throws InterruptedException, ExecutionException {
    // Those with little time first: then none is left over when all else is done.
    rows.stream()
        .sorted(Comparator.comparing(Row::limit))
        .forEach(row -> kinds.forEach(kind -> enqueue(row, kind)));
    // All JVMs before them: while one starts, the others' little time would run out.
    atOnce(worker -> worker::warmUp);
    List<Result> results = atOnce(worker -> worker::runAll);
    results.sort(
        Comparator.comparing((Result result) -> rows.indexOf(result.row()))
            .thenComparing(Result::kind));
    return results;
  }

  private void enqueue(Row row, Kind kind) {
    waiting.get(row.where()).add(new Worker.Task(row, kind));
  }

  private List<Result> atOnce(Function<Worker, Callable<List<Result>>> what)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(workers.size());
    try {
      List<Result> results = new ArrayList<>();
      for (Future<List<Result>> each : threads.invokeAll(workers.stream().map(what).toList())) {
        results.addAll(each.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public void close() {
    workers.forEach(worker -> worker.testAccount().close());
    hub.close();
    refusing.close();
  }
}
