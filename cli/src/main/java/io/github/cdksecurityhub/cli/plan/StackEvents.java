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
 * @param notes what else the user must know, a sentence each
 * @param refused whether CloudFormation accepts no deployment of it now
 */
public record StackEvents(
    String name,
    StackEnvironment environment,
    List<PlannedEvent> events,
    List<NativeEvent> natives,
    List<String> notes,
    boolean refused) {
  /**
   * Keeps copies of the lists.
   *
   * @param name as CloudFormation knows it
   * @param environment as the app has it; what that leaves open, from the credentials
   * @param events those of nested stacks too
   * @param natives those of nested stacks too
   * @param notes such as that CloudFormation can't be read, or that a condition is assumed to hold
   * @param refused false where the stack has nothing of ours
   */
  public StackEvents {
    events = List.copyOf(events);
    natives = List.copyOf(natives);
    notes = List.copyOf(notes);
  }
}
