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
 * @param unseen what could not be seen and may change, a sentence each: with any, the plan fails
 * @param refused whether CloudFormation accepts no deployment of it now
 */
public record StackEvents(
    String name,
    StackEnvironment environment,
    List<PlannedEvent> events,
    List<NativeEvent> natives,
    List<String> notes,
    List<String> unseen,
    boolean refused) {
  /**
   * Keeps copies of the lists.
   *
   * @param name as CloudFormation knows it
   * @param environment as the app has it; what that leaves open, from the credentials
   * @param events those of nested stacks too
   * @param natives those of nested stacks too
   * @param notes such as that CloudFormation can't be read, or that a condition is assumed to hold
   * @param unseen such as that CloudFormation can't be read
   * @param refused false where the stack has nothing of ours
   */
  public StackEvents {
    events = List.copyOf(events);
    natives = List.copyOf(natives);
    notes = List.copyOf(notes);
    unseen = List.copyOf(unseen);
  }

  /**
   * {@return a stack of which nothing is planned}
   *
   * @param name as CloudFormation knows it
   * @param environment where it goes
   * @param why a sentence, or none where nothing is missed
   */
  public static StackEvents unseen(String name, StackEnvironment environment, List<String> why) {
    return new StackEvents(name, environment, List.of(), List.of(), List.of(), why, false);
  }
}
