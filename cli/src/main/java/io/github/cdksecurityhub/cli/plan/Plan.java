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
  /**
   * Keeps a copy of the list.
   *
   * @param stacks in the order of their deployment
   */
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
    /**
     * Keeps copies of the lists.
     *
     * @param stack as it was compared
     * @param rows one for each of the events, in their order
     * @param natives one for each of the events, in their order
     * @param notes those of the comparison, then what could not be read
     */
    public PlannedStack {
      rows = List.copyOf(rows);
      natives = List.copyOf(natives);
      notes = List.copyOf(notes);
    }

    /** {@return whether there is nothing to say of it; formats for people leave it out} */
    public boolean isEmpty() {
      return rows.isEmpty() && natives.isEmpty() && !stack.refused();
    }
  }

  /** {@return how many rows have each verdict, in the order of the verdicts; none has no entry} */
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

  /**
   * {@return what the command answers to the shell: the gravest of all rows, and {@link
   * ExitCode#FAILED} where CloudFormation takes no deployment of a stack}
   */
  public int exitCode() {
    int rows =
        counts().keySet().stream()
            .map(Verdict::exitCode)
            .reduce(ExitCode.NOTHING, ExitCode::graver);
    boolean refused = stacks.stream().anyMatch(each -> each.stack().refused());
    return refused ? ExitCode.FAILED : rows;
  }
}
