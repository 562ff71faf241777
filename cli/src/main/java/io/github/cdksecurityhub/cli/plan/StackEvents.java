package io.github.cdksecurityhub.cli.plan;

import io.github.cdksecurityhub.lambda.template.StackEnvironment;
import java.util.List;

/**
 * What a deployment of one stack would send.
 *
 * @param name the stack's name, as CloudFormation knows it
 * @param environment where it goes
 * @param templateDigest the SHA-256 of its template and those nested in it, empty where unknown
 * @param events what is done to each resource, in CloudFormation's order, nested stacks included
 * @param weakens what of its drift detection is removed, a sentence each; mostly none
 * @param notes what else the user must know, a sentence each
 * @param unseen what could not be seen and may change, a sentence each: with any, the plan fails
 * @param refused whether CloudFormation accepts no deployment of it now
 */
public record StackEvents(
    String name,
    StackEnvironment environment,
    String templateDigest,
    List<PlannedEvent> events,
    List<String> weakens,
    List<String> notes,
    List<String> unseen,
    boolean refused) {
  /** Returns a stack of which nothing is planned, and why; without a reason nothing is missed. */
  public static StackEvents unseen(String name, StackEnvironment environment, List<String> why) {
    return new StackEvents(name, environment, "", List.of(), List.of(), List.of(), why, false);
  }
}
