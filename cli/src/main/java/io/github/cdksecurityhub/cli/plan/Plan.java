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
   * @param rows the result of each event
   * @param natives the result for each resource of CloudFormation's own types
   * @param notes what else the user must know, a sentence each
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

    /** {@return whether there is nothing to report; formats for people leave it out} */
    public boolean isEmpty() {
      return rows.isEmpty() && natives.isEmpty() && stack.unseen().isEmpty() && !stack.refused();
    }
  }

  /** {@return how many rows have each action, in the order of the actions; none has no entry} */
  public Map<Action, Integer> counts() {
    Map<Action, Integer> counts = new EnumMap<>(Action.class);
    stacks.stream()
        .flatMap(
            stack ->
                Stream.concat(
                    stack.rows().stream().map(Row::action),
                    stack.natives().stream().map(NativeRow::action)))
        .forEach(action -> counts.merge(action, 1, Integer::sum));
    return counts;
  }

  /**
   * {@return the exit code of the command: the gravest of all rows, and {@link ExitCode#FAILED}
   * where CloudFormation accepts no deployment of a stack, or something could not be seen}
   */
  public int exitCode() {
    int rows =
        counts().keySet().stream().map(Action::exitCode).reduce(ExitCode.NOTHING, ExitCode::graver);
    boolean refused =
        stacks.stream()
            .map(PlannedStack::stack)
            .anyMatch(each -> each.refused() || !each.unseen().isEmpty());
    return refused ? ExitCode.FAILED : rows;
  }
}
