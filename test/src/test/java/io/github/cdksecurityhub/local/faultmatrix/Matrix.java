package io.github.cdksecurityhub.local.faultmatrix;

import io.github.cdksecurityhub.local.cloudformation.CloudAssembly;
import io.github.cdksecurityhub.local.cloudformation.CustomResourceExchange;
import io.github.cdksecurityhub.local.endtoend.Assemblies;
import io.github.cdksecurityhub.local.lambda.AttemptHook;
import io.github.cdksecurityhub.local.lambda.FunctionDefinition;
import io.github.cdksecurityhub.local.lambda.Invocation;
import io.github.cdksecurityhub.local.lambda.LambdaOptions;
import io.github.cdksecurityhub.local.lambda.LocalLambda;
import io.github.cdksecurityhub.local.securityhub.LocalSecurityHub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Plays every cell, several at a time, each in a lane of its own. */
final class Matrix implements AutoCloseable {
  private static final int PLAIN_LANES = 20;

  private final LocalSecurityHub hub = LocalSecurityHub.start();
  private final LocalSecurityHub refusing = LocalSecurityHub.start();
  private final LocalLambda lambda;
  private final CloudAssembly example;
  private final Map<Lane.Type, Queue<Play>> waiting = new EnumMap<>(Lane.Type.class);
  private final List<Player> players = new ArrayList<>();

  private record Play(Row row, Kind kind) {}

  Matrix() throws InterruptedException {
    lambda =
        new LocalLambda(
            LambdaOptions.DEFAULT
                .withConcurrency(4 * PLAIN_LANES)
                .withRetryPauses(List.of(Duration.ofMillis(100)))
                .withEnvironment(Map.of("AWS_ENDPOINT_URL", hub.endpoint().toString())));
    example = Assemblies.of("local");
    for (Lane.Type type : Lane.Type.values()) {
      waiting.put(type, new ConcurrentLinkedQueue<>());
    }
    lambda.hook(new Router());
  }

  /** Plays them all and returns them in the order of the table. */
  List<Result> play(List<Row> rows) throws InterruptedException, ExecutionException {
    // The longest first, so that none is left over when all else is done.
    rows.stream()
        .sorted(Comparator.comparing(Row::limit))
        .forEach(row -> List.of(Kind.values()).forEach(kind -> enqueue(row, kind)));
    for (int i = 0; i < PLAIN_LANES; i++) {
      players.add(new Player(Lane.Type.PLAIN, i, hub));
    }
    players.add(new Player(Lane.Type.LITTLE_MEMORY, PLAIN_LANES, hub));
    players.add(new Player(Lane.Type.OWN_ENDPOINT, PLAIN_LANES + 1, refusing));
    ExecutorService threads = Executors.newFixedThreadPool(players.size());
    try {
      List<Result> results = new ArrayList<>();
      List<Future<List<Result>>> played =
          players.stream().map(player -> threads.submit(player::playAll)).toList();
      for (Future<List<Result>> each : played) {
        results.addAll(each.get());
      }
      results.sort(
          Comparator.comparing((Result result) -> rows.indexOf(result.row()))
              .thenComparing(Result::kind));
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private void enqueue(Row row, Kind kind) {
    waiting.get(row.where()).add(new Play(row, kind));
  }

  /** A lane and the cell that is played in it. */
  private final class Player {
    private static final List<String> REGIONS =
        List.of("us-east-1", "us-east-2", "us-west-2", "eu-west-1", "eu-north-1", "ap-south-1");

    private final Queue<Play> plays;
    private final Lane lane;
    private volatile Cell cell;
    private int played;

    Player(Lane.Type type, int number, LocalSecurityHub endpoint) throws InterruptedException {
      this.plays = waiting.get(type);
      String account = "%02d".formatted(number + 10).repeat(6);
      this.lane = new Lane(type, account, endpoint, lambda, example);
      lane.cloudFormation().faults((exchange, put) -> cell.put(exchange));
      lane.cloudFormation().deliveries(this::delivery);
    }

    private LocalLambda.Delivery delivery(CustomResourceExchange exchange) {
      return cell.nextDelivery();
    }

    List<Result> playAll() throws InterruptedException {
      List<Result> results = new ArrayList<>();
      for (Play play = plays.poll(); play != null; play = plays.poll()) {
        cell = new Cell(play.row(), play.kind(), lane, REGIONS.get(played++ % REGIONS.size()));
        results.add(cell.run());
      }
      return results;
    }
  }

  /** Tells the cell of what Lambda does. */
  private final class Router implements AttemptHook {
    @Override
    public Duration timeLimit(FunctionDefinition function, Invocation invocation) {
      return cell(invocation).starting();
    }

    @Override
    public void started(Invocation invocation, Kill kill) {
      cell(invocation).started(kill);
    }

    private Cell cell(Invocation invocation) {
      return players.stream()
          .filter(player -> player.lane.owns(invocation.functionArn()))
          .findFirst()
          .orElseThrow()
          .cell;
    }
  }

  @Override
  public void close() {
    players.forEach(player -> player.lane.close());
    lambda.close();
    hub.close();
    refusing.close();
  }
}
