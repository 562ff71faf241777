package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.console.ExitCode;
import io.github.cdksecurityhub.lambda.reconcile.AccountRegion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a deployment of some stacks would do.
 *
 * @param stacks each stack with its rows, in the order of their deployment
 * @param uncovered Regions that are enabled, and neither declared nor linked; none unless required
 */
public record Plan(List<PlannedStack> stacks, List<AccountRegion> uncovered) {
  /** One stack's part. */
  public record PlannedStack(
      StackEvents stack, List<Row> rows, List<String> notes, List<String> unseen) {
    /** Returns whether there is nothing to report; formats for people leave it out. */
    public boolean isEmpty() {
      return rows.isEmpty() && unseen.isEmpty() && !stack.refused();
    }

    private int exitCode() {
      return stack.refused() || !unseen.isEmpty() ? ExitCode.FAILED : ExitCode.NOTHING;
    }
  }

  /** Returns how many rows have each action, in the order of the actions; none has no entry. */
  public Map<Action, Integer> counts() {
    Map<Action, Integer> counts = new EnumMap<>(Action.class);
    stacks.forEach(
        stack -> stack.rows().forEach(row -> counts.merge(row.action(), 1, Integer::sum)));
    return counts;
  }

  /** Returns the exit code of the command: the gravest of all rows and stacks. */
  public int exitCode() {
    int ofRows =
        counts().keySet().stream().map(Action::exitCode).reduce(ExitCode.NOTHING, ExitCode::graver);
    int ofAll = stacks.stream().map(PlannedStack::exitCode).reduce(ofRows, ExitCode::graver);
    return uncovered.isEmpty() ? ofAll : ExitCode.graver(ofAll, ExitCode.CHANGES);
  }
}
