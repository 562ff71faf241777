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

/** Plays every cell, several at a time, each in a lane of its own. */
final class Matrix implements AutoCloseable {
  /** As many lanes as the whole of it needs. */
  static final Map<Lane.Type, Integer> ALL_LANES =
      Map.of(
          Lane.Type.PLAIN, 22,
          Lane.Type.LITTLE_MEMORY, 1,
          Lane.Type.TWO_INSTANCES, 1,
          Lane.Type.OWN_ENDPOINT, 1);

  private final LocalSecurityHub hub = LocalSecurityHub.start();
  private final LocalSecurityHub refusing = LocalSecurityHub.start();
  private final CloudFormationApi stacks = new CloudFormationApi();
  private final Map<Lane.Type, Queue<Player.Play>> waiting = new EnumMap<>(Lane.Type.class);
  private final List<Player> players = new ArrayList<>();

  Matrix(Map<Lane.Type, Integer> lanes) throws InterruptedException {
    CloudAssembly example = Assemblies.of("local");
    hub.front().serve("cloudformation", stacks);
    refusing.front().serve("cloudformation", stacks);
    for (Lane.Type type : Lane.Type.values()) {
      waiting.put(type, new ConcurrentLinkedQueue<>());
      for (int i = 0; i < lanes.getOrDefault(type, 0); i++) {
        players.add(player(type, example));
      }
    }
  }

  private Player player(Lane.Type type, CloudAssembly example) throws InterruptedException {
    String account = "%02d".formatted(players.size() + 10).repeat(6);
    LocalSecurityHub endpoint = type == Lane.Type.OWN_ENDPOINT ? refusing : hub;
    Lane lane = new Lane(type, account, endpoint, example);
    stacks.serve(lane.cloudFormation());
    return new Player(lane, waiting.get(type));
  }

  /** Plays them all and returns them in the order of the table. */
  List<Result> play(List<Row> rows, List<Kind> kinds)
      throws InterruptedException, ExecutionException {
    // Those with little time first: then none is left over when all else is done.
    rows.stream()
        .sorted(Comparator.comparing(Row::limit))
        .forEach(row -> kinds.forEach(kind -> enqueue(row, kind)));
    // All JVMs before them: while one starts, the others' little time would run out.
    atOnce(player -> player::warmUp);
    List<Result> results = atOnce(player -> player::playAll);
    results.sort(
        Comparator.comparing((Result result) -> rows.indexOf(result.row()))
            .thenComparing(Result::kind));
    return results;
  }

  private void enqueue(Row row, Kind kind) {
    waiting.get(row.where()).add(new Player.Play(row, kind));
  }

  private List<Result> atOnce(Function<Player, Callable<List<Result>>> what)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(players.size());
    try {
      List<Result> results = new ArrayList<>();
      for (Future<List<Result>> each : threads.invokeAll(players.stream().map(what).toList())) {
        results.addAll(each.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public void close() {
    players.forEach(player -> player.lane().close());
    hub.close();
    refusing.close();
  }
}
