package io.github.cdksecurityhub.cli.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What a deployment of some stacks would do.
 *
 * @param stacks each stack with its rows
 */
public record Plan(List<PlannedStack> stacks) {
  /** Copies the list. */
  public Plan {
    stacks = List.copyOf(stacks);
  }

  /**
   * One stack's part.
   *
   * @param stack what would be sent
   * @param rows what each event comes to
   */
  public record PlannedStack(StackEvents stack, List<Row> rows) {
    /** Copies the list. */
    public PlannedStack {
      rows = List.copyOf(rows);
    }
  }

  /** Plays the events of all stacks. */
  public static Plan of(List<StackEvents> stacks, Planner planner) throws InterruptedException {
    Iterator<Row> rows =
        planner.rows(stacks.stream().flatMap(stack -> stack.events().stream()).toList()).iterator();
    List<PlannedStack> planned = new ArrayList<>();
    for (StackEvents stack : stacks) {
      planned.add(
          new PlannedStack(stack, stack.events().stream().map(event -> rows.next()).toList()));
    }
    return new Plan(planned);
  }

  /** Returns how many rows have each verdict; none has no entry. */
  public Map<Verdict, Integer> counts() {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    stacks.forEach(
        stack -> stack.rows().forEach(row -> counts.merge(row.verdict(), 1, Integer::sum)));
    return counts;
  }

  /** Returns what the command answers to the shell. */
  public int exitCode() {
    int rows =
        counts().keySet().stream()
            .map(Verdict::exitCode)
            .reduce(ExitCode.NOTHING, ExitCode::graver);
    boolean refused = stacks.stream().anyMatch(each -> each.stack().refused());
    return refused ? ExitCode.FAILED : rows;
  }
}
