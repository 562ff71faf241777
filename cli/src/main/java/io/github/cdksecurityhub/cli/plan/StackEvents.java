package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.cli.assembly.StackEnvironment;
import java.util.List;

/**
 * What a deployment of one stack would send.
 *
 * @param name the stack's name
 * @param environment where it goes
 * @param events the events, in CloudFormation's order: what is new or changed, then what is dropped
 * @param natives what is done to resources of CloudFormation's own types, in their order
 * @param notes what else a reader must know, a sentence each
 * @param refused whether CloudFormation takes no deployment of it now
 */
public record StackEvents(
    String name,
    StackEnvironment environment,
    List<PlannedEvent> events,
    List<NativeEvent> natives,
    List<String> notes,
    boolean refused) {
  /** Copies the lists. */
  public StackEvents {
    events = List.copyOf(events);
    natives = List.copyOf(natives);
    notes = List.copyOf(notes);
  }
}
