package io.github.cdksecurityhub.cli.plan;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
   * @param natives what becomes of resources of CloudFormation's own types
   * @param notes what else a reader must know, a sentence each
   */
  public record PlannedStack(
      StackEvents stack, List<Row> rows, List<NativeRow> natives, List<String> notes) {
    /** Copies the lists. */
    public PlannedStack {
      rows = List.copyOf(rows);
      natives = List.copyOf(natives);
      notes = List.copyOf(notes);
    }

    /** Tells whether there is nothing to say of it. */
    public boolean isEmpty() {
      return rows.isEmpty() && natives.isEmpty() && !stack.refused();
    }
  }

  /** Returns how many rows have each verdict; none has no entry. */
  public Map<Verdict, Integer> counts() {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    stacks.stream()
        .flatMap(
            stack ->
                Stream.concat(
                    stack.rows().stream().map(Row::verdict),
                    stack.natives().stream().map(NativeRow::verdict)))
        .forEach(verdict -> counts.merge(verdict, 1, Integer::sum));
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
