package io.github.cdksecurityhub.local.faultmatrix;

import io.github.cdksecurityhub.local.lambda.AttemptHook;
import io.github.cdksecurityhub.local.lambda.FunctionDefinition;
import io.github.cdksecurityhub.local.lambda.Invocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Plays cells in one lane, one after the other, as long as there are any. */
final class Player implements AttemptHook {
  private static final List<String> REGIONS =
      List.of("us-east-1", "us-east-2", "us-west-2", "eu-west-1", "eu-north-1", "ap-south-1");

  private final Lane lane;
  private final Queue<Play> plays;
  private volatile Optional<Cell> cell = Optional.empty();

  /** What is to be played. */
  record Play(Row row, Kind kind) {}

  Player(Lane lane, Queue<Play> plays) {
    this.lane = lane;
    this.plays = plays;
    lane.hook(this);
  }

  Lane lane() {
    return lane;
  }

  List<Result> warmUp() throws InterruptedException {
    lane.warmUp();
    return List.of();
  }

  List<Result> playAll() throws InterruptedException {
    lane.cloudFormation().deliveries(exchange -> cell.orElseThrow().nextDelivery());
    lane.cloudFormation().faults((exchange, put) -> cell.orElseThrow().put(exchange));
    List<Result> results = new ArrayList<>();
    for (Play next = plays.poll(); next != null; next = plays.poll()) {
      String region = REGIONS.get(results.size() % REGIONS.size());
      Cell current = new Cell(next.row(), next.kind(), lane, region);
      cell = Optional.of(current);
      results.add(current.run());
    }
    return results;
  }

  @Override
  public Duration timeLimit(FunctionDefinition function, Invocation invocation) {
    return cell.map(Cell::starting).orElse(function.timeout());
  }

  @Override
  public void started(Invocation invocation, Kill kill) {
    cell.ifPresent(current -> current.started(kill));
  }
}
